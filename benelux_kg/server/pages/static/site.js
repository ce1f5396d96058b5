// What makes pages quicker to use. Every page works without it.
"use strict";

const pause = 120; // milliseconds after a key before suggestions are asked for

function setUpTheme() {
  const button = document.querySelector("button.theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme || (dark.matches ? "dark" : "light")) === "dark";
  const tell = () => (button.lastElementChild.textContent = isDark() ? button.dataset.light : button.dataset.dark);
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // It holds for this page.
    }
    tell();
  });
  dark.addEventListener("change", tell);
  button.hidden = false;
  tell();
}

// A combobox with a list of suggestions. Source: ARIA Authoring Practices, "Editable Combobox With List Autocomplete".
function setUpSuggestions(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const status = document.createElement("span");
  let chosen = -1;
  let timer = 0;
  let asked = 0;
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  status.className = "unseen";
  status.setAttribute("role", "status");
  Object.assign(input, { type: "text", enterKeyHint: "search" }); // what is of type search can be no combobox
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  input.after(list, status);

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    const options = [...list.children];
    if (!options.length) return;
    chosen = (index + options.length) % options.length;
    options.forEach((option, place) => option.setAttribute("aria-selected", String(place === chosen)));
    input.setAttribute("aria-activedescendant", options[chosen].id);
    options[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    list.replaceChildren(...found.map(makeOption));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length ? String(found.length) : form.dataset.none;
  };
  const ask = async () => {
    const turn = ++asked;
    const words = input.value.trim();
    if (!words) return close();
    const query = new URLSearchParams({ q: words, lang: document.documentElement.lang });
    try {
      const answer = await fetch(`${form.dataset.suggest}?${query}`);
      const found = answer.ok ? await answer.json() : [];
      if (turn === asked && document.activeElement === input) show(found);
    } catch {
      close();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) ask();
      else choose(chosen < 0 && event.key === "ArrowUp" ? -1 : chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}

function makeOption(found, place) {
  const option = document.createElement("li");
  const label = document.createElement("span");
  const note = document.createElement("span");
  option.id = `suggestion-${place}`;
  option.dataset.href = keepLanguage(found.href);
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  label.textContent = found.label;
  if (found.language) label.lang = found.language;
  note.className = "quiet";
  note.textContent = found.found ? `${found.kind} · ${found.found}` : found.kind;
  option.append(label, note);
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    location.assign(option.dataset.href);
  });
  return option;
}

// A suggestion leads where the page's own links lead: with a language only where the address of the page names one.
function keepLanguage(href) {
  const address = new URL(href, location.href);
  const language = new URLSearchParams(location.search).get("lang");
  if (language) address.searchParams.set("lang", language);
  else address.searchParams.delete("lang");
  return address.pathname + address.search + address.hash;
}

function setUpCopying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button.copy")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      const before = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = before), 1500);
    });
  }
}

// A passage that crosses another one stands in several elements; all of them are the target.
function setUpTargets() {
  const show = () => {
    document.querySelectorAll(".is-target").forEach((each) => each.classList.remove("is-target"));
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.dataset.at) return;
    document.querySelectorAll(`[data-at="${CSS.escape(target.dataset.at)}"]`).forEach((each) => each.classList.add("is-target"));
  };
  addEventListener("hashchange", show);
  show();
}

function setUpNetwork() {
  const picture = document.querySelector("figure.net svg");
  if (!picture) return;
  const ties = [...picture.querySelectorAll("[data-ends]")];
  for (const end of picture.querySelectorAll("[data-end]")) {
    const own = ties.filter((tie) => tie.dataset.ends.split(" ").includes(end.dataset.end));
    const light = (is) => () => {
      picture.classList.toggle("is-lit", is);
      own.forEach((tie) => tie.classList.toggle("is-lit", is));
    };
    end.addEventListener("mouseenter", light(true));
    end.addEventListener("mouseleave", light(false));
  }
}

document.querySelectorAll("form.seek").forEach(setUpSuggestions);
setUpTheme();
setUpCopying();
setUpTargets();
setUpNetwork();
