// Adds behaviour to the picture of the network: filters, zoom, drag, and beside it what a tie or an actor is made of.
// Everything shown stands in the page already; texts are moved as nodes, never read as markup.
{
  const picture = document.querySelector("svg.network");
  if (picture) live(picture);

  function live(picture) {
    const controls = document.querySelector(".net-controls");
    const panel = document.querySelector(".net-why");
    const nodes = new Map([...picture.querySelectorAll(".node")].map((node) => [node.dataset.number, node]));
    const ties = [...picture.querySelectorAll(".tie")];
    const whole = { ...numbers(picture.viewBox.baseVal) };
    const moved = new Map([...nodes.keys()].map((number) => [number, { x: 0, y: 0 }]));

    function numbers({ x, y, width, height }) {
      return { x, y, width, height };
    }

    function look({ x, y, width, height }) {
      picture.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    }

    function filter() {
      const wanted = new FormData(controls);
      const [kind, least] = [wanted.get("kind"), Number(wanted.get("weight"))];
      const kinds = controls.querySelector("[name=actors]") ? wanted.getAll("actors") : null;
      const shown = (number) => !kinds || kinds.includes(nodes.get(number).dataset.kind);
      const tied = new Set();
      for (const tie of ties) {
        const { first, second, weight } = tie.dataset;
        const fits = (!kind || tie.classList.contains(kind)) && Number(weight) >= least && shown(first) && shown(second);
        tie.classList.toggle("gone", !fits);
        if (fits) tied.add(first).add(second);
      }
      for (const [number, node] of nodes) {
        node.classList.toggle("gone", !shown(number));
        node.classList.toggle("far", !tied.has(number));
      }
      controls.elements.least.value = least.toLocaleString("de", { maximumFractionDigits: 2 });
    }

    function zoom(factor, at = { x: 0.5, y: 0.5 }) {
      const now = numbers(picture.viewBox.baseVal);
      const width = Math.min(whole.width, Math.max(whole.width / 8, now.width * factor));
      const height = (width * whole.height) / whole.width;
      look({ x: now.x + (now.width - width) * at.x, y: now.y + (now.height - height) * at.y, width, height });
    }

    function explain(name) {
      const found = document.getElementById(name);
      if (!found) return;
      const copy = found.cloneNode(true);
      copy.removeAttribute("id");
      panel.lastElementChild.replaceChildren(copy);
      panel.hidden = false;
      panel.scrollTop = 0;
    }

    function choose(part) {
      const isTie = part.matches(".tie");
      const mine = ties.filter((tie) => (isTie ? tie === part : [tie.dataset.first, tie.dataset.second].includes(part.dataset.number)));
      const near = new Set(mine.flatMap((tie) => [tie.dataset.first, tie.dataset.second]));
      for (const tie of ties) mark(tie, mine.includes(tie), tie === part);
      for (const [number, node] of nodes) mark(node, near.has(number), node === part);
      const box = part.getBoundingClientRect();
      const stage = picture.getBoundingClientRect();
      panel.classList.toggle("left", box.x + box.width / 2 > stage.x + stage.width / 2);  // beside it, not over it
      explain(`${isTie ? "band" : "knoten"}-${part.dataset.number}`);
    }

    function mark(element, near, chosen) {
      element.classList.toggle("near", near);
      element.classList.toggle("chosen", chosen);
      element.classList.toggle("far", !near);
    }

    function clear() {
      panel.hidden = true;
      for (const element of [...ties, ...nodes.values()]) element.classList.remove("near", "chosen", "far");
      filter();
    }

    function place(number) {
      const { x, y } = moved.get(number);
      nodes.get(number).setAttribute("transform", `translate(${x} ${y})`);
      for (const tie of ties) {
        if (tie.dataset.first !== number && tie.dataset.second !== number) continue;
        const [one, other] = [tie.dataset.first, tie.dataset.second].map((end) => ({
          x: Number(nodes.get(end).dataset.x) + moved.get(end).x,
          y: Number(nodes.get(end).dataset.y) + moved.get(end).y,
        }));
        const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
        const [dx, dy] = [((one.y - other.y) / length) * tie.dataset.aside, ((other.x - one.x) / length) * tie.dataset.aside];
        for (const line of tie.querySelectorAll("line")) {
          line.setAttribute("x1", one.x + dx);
          line.setAttribute("y1", one.y + dy);
          line.setAttribute("x2", other.x + dx);
          line.setAttribute("y2", other.y + dy);
        }
      }
    }

    // A short press chooses; a press that moves drags the actor, or the picture.
    let held = null;
    picture.addEventListener("pointerdown", (event) => {
      if (event.button || (event.pointerType !== "mouse" && !event.target.closest(".node"))) return;
      held = { x: event.clientX, y: event.clientY, node: event.target.closest(".node"), dragged: false };
    });
    picture.addEventListener("pointermove", (event) => {
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.dragged && Math.hypot(dx, dy) < 4) return;
      held.dragged = true;
      picture.setPointerCapture(event.pointerId);
      const now = numbers(picture.viewBox.baseVal);
      const scale = now.width / picture.getBoundingClientRect().width;
      if (held.node) {
        const place_of = moved.get(held.node.dataset.number);
        place_of.x += dx * scale;
        place_of.y += dy * scale;
        place(held.node.dataset.number);
      } else {
        look({ ...now, x: now.x - dx * scale, y: now.y - dy * scale });
      }
      [held.x, held.y] = [event.clientX, event.clientY];
    });
    addEventListener("pointerup", () => setTimeout(() => (held = null)));
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    picture.addEventListener("click", (event) => {
      event.preventDefault();
      if (held?.dragged) return;
      const part = event.target.closest(".node, .tie");
      if (part) choose(part);
      else clear();
    });
    picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;  // without, the page scrolls as it always does
      event.preventDefault();
      const box = picture.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.15 : 0.87, { x: (event.clientX - box.x) / box.width, y: (event.clientY - box.y) / box.height });
    }, { passive: false });
    panel.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#band-']");
      if (event.target.closest(".close")) clear();
      if (!link) return;
      event.preventDefault();
      choose(ties.find((tie) => tie.dataset.number === link.hash.slice(6)));
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !panel.hidden) clear();
    });
    controls.addEventListener("input", filter);
    controls.addEventListener("submit", (event) => event.preventDefault());
    controls.elements.in.addEventListener("click", () => zoom(0.7));
    controls.elements.out.addEventListener("click", () => zoom(1.43));
    controls.elements.whole.addEventListener("click", () => {
      look(whole);
      for (const number of moved.keys()) {
        moved.set(number, { x: 0, y: 0 });
        place(number);
      }
      clear();
    });
    addEventListener("beforeprint", () => {
      look(whole);
      clear();
    });
    controls.hidden = false;
    picture.classList.add("live");
    filter();
  }
}
