// The editor: keys for the plain form; YASGUI, when somebody asks for it.
"use strict";

const form = document.querySelector("form.editor");
const box = document.getElementById("query");
const button = document.getElementById("rich");

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

function loadStyle(address) {
  return new Promise((done, fail) => {
    const style = document.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: address, onload: done, onerror: fail });
    document.head.prepend(style);
  });
}

function loadScript(address) {
  return new Promise((done, fail) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: done, onerror: fail });
    document.head.append(script);
  });
}

// The prefixes that the server knows, as the page lists them.
function readPrefixes() {
  const pairs = [...document.querySelectorAll(".prefixes dt")].map((term) => [
    term.textContent.trim().slice(0, -1),
    term.nextElementSibling.textContent.trim(),
  ]);
  return Object.fromEntries(pairs);
}

// The endpoint knows the prefixes without being told; YASGUI wants them declared.
function declareUsed(yasqe, prefixes) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(?<![\\w:-])${prefix}:`).test(yasqe.getValue()));
  yasqe.addPrefixes(Object.fromEntries(used));
}

// What may be completed comes from this graph; the vocabularies of the world are not asked.
function completeFromGraph(Yasqe, endpoint, prefixes) {
  const list = (types) => async () => {
    const query = `SELECT DISTINCT ?term WHERE { VALUES ?type { ${types} } ?term a ?type FILTER (isIRI(?term)) } ORDER BY ?term`;
    const answer = await fetch(`${endpoint}?${new URLSearchParams({ query })}`, {
      headers: { Accept: "application/sparql-results+json" },
    });
    return answer.ok ? (await answer.json()).results.bindings.map((row) => row.term.value) : [];
  };
  const declarations = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  const own = { bulk: true, persistenceId: null };
  Yasqe.forkAutocompleter("class", { ...own, name: "own-class", get: list("owl:Class") });
  Yasqe.forkAutocompleter("property", { ...own, name: "own-property", get: list("owl:ObjectProperty owl:DatatypeProperty") });
  Yasqe.forkAutocompleter("prefixes", { ...own, name: "own-prefixes", get: () => declarations });
  return ["variables", "own-prefixes", "own-property", "own-class"];
}

// YASGUI speaks English only. What it says is said again in the language of the page; numbers stay where they stand.
function translate(place, words) {
  const number = /\d+(?:[.,]\d+)*/g;
  const say = (text) => {
    const key = text.trim();
    const found = words[key] ?? words[key.replace(number, "#")];
    if (!found || found === key) return text;
    const numbers = key.match(number) ?? [];
    return text.replace(key, found.replace(/#/g, () => numbers.shift()));
  };
  const sayAgain = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = say(node.data);
      if (said !== node.data && !node.parentElement.closest(".CodeMirror, td")) node.data = said;
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of ["title", "aria-label", "placeholder"]) {
        const text = node.getAttribute(name);
        if (text && say(text) !== text) node.setAttribute(name, say(text));
      }
      node.childNodes.forEach(sayAgain);
    }
  };
  const watched = { attributeFilter: ["title", "aria-label", "placeholder"], characterData: true, childList: true, subtree: true };
  new MutationObserver((changes) => {
    for (const change of changes) [change.target, ...change.addedNodes].forEach(sayAgain);
  }).observe(place, watched);
  sayAgain(place);
}

function addressOf(query) {
  const address = new URL(location.href);
  address.searchParams.set("query", query);
  return address.href;
}

async function openYasgui() {
  const before = button.textContent;
  button.disabled = true;
  button.textContent = button.dataset.loading;
  try {
    await Promise.all([loadStyle(form.dataset.style), loadScript(form.dataset.script)]);
  } catch {
    button.disabled = false;
    button.textContent = before;
    return;
  }
  const place = document.createElement("div");
  const endpoint = new URL(form.dataset.endpoint, location.href).href;
  const prefixes = readPrefixes();
  place.id = "yasgui";
  form.after(place);
  form.hidden = true;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint, method: "GET" },
    endpointCatalogueOptions: { getData: () => [] },
    copyEndpointOnNewTab: true,
    autofocus: true,
    persistenceId: null,
    yasqe: {
      autocompleters: completeFromGraph(Yasgui.Yasqe, endpoint, prefixes),
      createShareableLink: (yasqe) => addressOf(yasqe.getValue()),
    },
  });
  translate(place, JSON.parse(form.dataset.words));
  const yasqe = yasgui.getTab().getYasqe();
  yasqe.setValue(box.value);
  declareUsed(yasqe, prefixes);
  yasqe.focus();
  // The address of the page holds the query that was asked last, here as in the plain form.
  yasgui.on("query", (_, tab) => history.replaceState(null, "", addressOf(tab.getYasqe().getValue())));
}

button.addEventListener("click", openYasgui);
button.hidden = false;
