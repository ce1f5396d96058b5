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
  place.id = "yasgui";
  form.after(place);
  form.hidden = true;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: new URL(form.dataset.endpoint, location.href).href, method: "GET" },
    endpointCatalogueOptions: { getData: () => [] },
    copyEndpointOnNewTab: true,
    autofocus: true,
    persistenceId: null,
    yasqe: { value: box.value, createShareableLink: shareQuery },
  });
  yasgui.getTab().getYasqe().setValue(box.value);
}

// The address of this page holds the query, also the one in YASGUI.
function shareQuery(yasqe) {
  return { query: yasqe.getValue() };
}

button.addEventListener("click", openYasgui);
button.hidden = false;
