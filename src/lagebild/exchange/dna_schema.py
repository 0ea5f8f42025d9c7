"""The tables of a .dna file (Discourse Network Analyzer 3), as its format description states them."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint

SHORT = 190
"""Characters that a title, name, entity or attribute value may have."""

metadata = MetaData()
_PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip


def _id() -> Column[int]:
    return Column("ID", Integer, primary_key=True, nullable=False)


def _short(name: str, default: str | None = None) -> Column[str]:
    check = CheckConstraint(f"LENGTH({name}) <= {SHORT}")
    return Column(name, Text, check, nullable=False, server_default=default)


def _number(name: str, default: int, low: int, high: int) -> Column[int]:
    check = CheckConstraint(f"{name} BETWEEN {low} AND {high}")
    return Column(name, Integer, check, nullable=False, server_default=str(default))


def _colours() -> list[Column[int]]:
    return [_number(colour, 0, 0, 255) for colour in ("Red", "Green", "Blue")]


def _to(name: str, table: str) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{table}.ID", ondelete="CASCADE"), nullable=False)


SETTINGS = Table(
    "SETTINGS", metadata, Column("Property", Text, primary_key=True), Column("Value", Text, nullable=False)
)
CODERS = Table(
    "CODERS", metadata, _id(), _short("Name"), *_colours(), _number("Refresh", 0, 0, 9999),
    _number("FontSize", 14, 1, 99),
    _short("Password"), _number("PopupWidth", 300, 100, 9999), _number("ColorByCoder", 0, 0, 1),
    _number("PopupDecoration", 0, 0, 1), _number("PopupAutoComplete", 1, 0, 1),
    *(_number(f"Permission{permission}", 1, 0, 1) for permission in _PERMISSIONS),
)  # fmt: skip
CODERRELATIONS = Table(
    "CODERRELATIONS", metadata, _id(), _to("Coder", "CODERS"), _to("OtherCoder", "CODERS"),
    *(_number(right, 1, 0, 1) for right in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
    CheckConstraint("Coder != OtherCoder"),
)  # fmt: skip
DOCUMENTS = Table(
    "DOCUMENTS", metadata, _id(), _short("Title"), Column("Text", Text, nullable=False), _to("Coder", "CODERS"),
    *(_short(name, "") for name in ("Author", "Source", "Section")),
    Column("Notes", Text, nullable=False, server_default=""),
    _short("Type", ""), Column("Date", Integer, nullable=False),
)  # fmt: skip
STATEMENTTYPES = Table("STATEMENTTYPES", metadata, _id(), _short("Label"), *_colours())
VARIABLES = Table(
    "VARIABLES", metadata, _id(), _short("Variable"),
    Column("DataType", Text, CheckConstraint("DataType IN ('short text', 'long text', 'integer', 'boolean')"),
           nullable=False, server_default="short text"),
    _to("StatementTypeId", "STATEMENTTYPES"), UniqueConstraint("Variable", "StatementTypeId"),
)  # fmt: skip
VARIABLELINKS = Table(
    "VARIABLELINKS", metadata, _id(), _to("SourceVariableId", "VARIABLES"), _to("TargetVariableId", "VARIABLES"),
    CheckConstraint("SourceVariableId != TargetVariableId"),
)  # fmt: skip
REGEXES = Table(
    "REGEXES", metadata, Column("Label", Text, CheckConstraint(f"LENGTH(Label) <= {SHORT}"), primary_key=True),
    *_colours(),
)  # fmt: skip
STATEMENTS = Table(
    "STATEMENTS", metadata, _id(), _to("StatementTypeId", "STATEMENTTYPES"), _to("DocumentId", "DOCUMENTS"),
    *(Column(name, Integer, CheckConstraint(f"{name} >= 0"), nullable=False) for name in ("Start", "Stop")),
    _to("Coder", "CODERS"), CheckConstraint("Start < Stop"),
)  # fmt: skip
ENTITIES = Table(
    "ENTITIES", metadata, _id(), _to("VariableId", "VARIABLES"), _short("Value", ""), *_colours(),
    Column("ChildOf", Integer, ForeignKey("ENTITIES.ID", ondelete="CASCADE")), UniqueConstraint("VariableId", "Value"),
)  # fmt: skip
DATASHORTTEXT = Table(
    "DATASHORTTEXT", metadata, _id(), _to("StatementId", "STATEMENTS"), _to("VariableId", "VARIABLES"),
    _to("Entity", "ENTITIES"), UniqueConstraint("StatementId", "VariableId"),
)  # fmt: skip


def _data(name: str, kind: type[Integer] | type[Text], default: str) -> Table:
    return Table(
        name, metadata, _id(), _to("StatementId", "STATEMENTS"), _to("VariableId", "VARIABLES"),
        Column("Value", kind, nullable=False, server_default=default), UniqueConstraint("StatementId", "VariableId"),
    )  # fmt: skip


DATALONGTEXT = _data("DATALONGTEXT", Text, "")
DATAINTEGER = _data("DATAINTEGER", Integer, "0")
DATABOOLEAN = _data("DATABOOLEAN", Integer, "1")
ATTRIBUTEVARIABLES = Table(
    "ATTRIBUTEVARIABLES", metadata, _id(), _to("VariableId", "VARIABLES"), _short("AttributeVariable"),
    UniqueConstraint("VariableId", "AttributeVariable"),
)  # fmt: skip
ATTRIBUTEVALUES = Table(
    "ATTRIBUTEVALUES", metadata, _id(), _to("EntityId", "ENTITIES"), _to("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    _short("AttributeValue", ""), UniqueConstraint("EntityId", "AttributeVariableId"),
)  # fmt: skip
