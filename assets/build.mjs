// Builds what the site takes from npm: the SPARQL editor, a typeface, the outlines of countries.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { geoConicConformal, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, "..", "benelux_kg", "server", "pages");
const vendor = join(pages, "static", "vendor");
const packages = join(here, "node_modules");

// What is copied; the version stands in the name, so that browsers may keep the file for ever.
const versions = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies;
const describe = (name) => JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
const yasgui = "@zazuko/yasgui";
const serif = "@fontsource-variable/source-serif-4";
const files = {
  [`${yasgui}/build/yasgui.min.js`]: `yasgui-${versions[yasgui]}.min.js`,
  [`${yasgui}/build/yasgui.min.css`]: `yasgui-${versions[yasgui]}.min.css`,
  [`${serif}/files/source-serif-4-latin-wght-normal.woff2`]: `source-serif-4-${versions[serif]}.woff2`,
  [`${serif}/LICENSE`]: "source-serif-4.LICENSE.txt",
};
rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });
for (const [from, to] of Object.entries(files)) {
  copyFileSync(join(packages, from), join(vendor, to));
  if (!to.endsWith(".js")) continue;
  const script = readFileSync(join(vendor, to), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n");
  writeFileSync(join(vendor, to), script);
}

// The checker of accessibility is for the tests alone.
const tests = join(here, "..", "tests", "browser");
for (const old of readdirSync(tests)) if (old.startsWith("axe-")) rmSync(join(tests, old));
copyFileSync(join(packages, "axe-core", "axe.min.js"), join(tests, `axe-${versions["axe-core"]}.min.js`));

// Whose work YASGUI is, and what it is made of.
const permission = readFileSync(join(here, "MIT.txt"), "utf8");
const own = describe(yasgui);
const parts = [...new Set(["yasgui", "yasqe", "yasr"].flatMap((name) => Object.keys(describe(`@zazuko/${name}`).dependencies)))];
const holders = [own.author, ...own.contributors].map((who) => `Copyright (c) ${who.name ?? who}`);
const list = parts.sort().map((name) => `  ${name} ${describe(name).version}: ${describe(name).license ?? "see its source"}`);
writeFileSync(
  join(vendor, "yasgui.LICENSE.txt"),
  `${yasgui} ${own.version} (${own.license})\n${holders.join("\n")}\n\n${permission}\nIt is built from these packages, under their own licences:\n${list.join("\n")}\n`,
);

// The map: ISO 3166 numeric codes of the outlines, to the slugs of the countries.
const SLUGS = {
  "056": "be", 528: "nl", 442: "lu", 250: "fr", 276: "de", "040": "at", 756: "ch", 826: "gb", 372: "ie", 208: "dk", 380: "it", 724: "es",
  620: "pt", 616: "pl", 203: "cz", 703: "sk", 348: "hu", 705: "si", 191: "hr", 752: "se", 578: "no", 438: "li", "070": "ba", 688: "rs",
  642: "ro", 440: "lt", 428: "lv", 643: "ru", 112: "by", 804: "ua", 246: "fi", 233: "ee", 100: "bg", "008": "al", 300: "gr", 499: "me", 807: "mk",
};
const WIDTH = 720;
const HEIGHT = 640;
const projection = geoConicConformal()
  .parallels([45, 55]).rotate([-6, 0]).center([0, 49.2]).scale(2550).translate([WIDTH / 2, HEIGHT / 2])
  .clipExtent([[0, 0], [WIDTH, HEIGHT]]);
const path = geoPath(projection).digits(1);
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8"));
const outlines = feature(simplify(presimplify(atlas), 0.0018), atlas.objects.countries).features;
const shapes = [];
for (const outline of outlines) {
  const drawn = SLUGS[outline.id] && path(outline);
  if (!drawn) continue;
  const [x, y] = path.centroid(outline);
  const [[left], [right]] = path.bounds(outline);
  shapes.push({ slug: SLUGS[outline.id], x: Math.round(x), y: Math.round(y), small: right - left < 40, path: drawn });
}
shapes.sort((a, b) => (a.slug < b.slug ? -1 : 1));
// A region that the outlines do not hold is a point: its capital, by latitude and longitude as anybody may look them up.
const points = { "de-nw": [6.78, 51.22] };
const regions = Object.entries(points).map(([slug, place]) => {
  const [x, y] = projection(place);
  return { slug, x: Math.round(x), y: Math.round(y) };
});
const lines = shapes.map((shape) => "  " + JSON.stringify(shape)).join(",\n");
writeFileSync(
  join(pages, "outlines.json"),
  `{"width": ${WIDTH}, "height": ${HEIGHT},\n "countries": [\n${lines}\n ],\n "regions": ${JSON.stringify(regions)}}\n`,
);
