// Measures ajv on one of the documents, or on the folder of them, and prints
// lines as go test -bench does.
//
//	node bench.mjs DIR Typical|Largest|Folder MILLISECONDS
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";

const [dir, group, milliseconds] = process.argv.slice(2);
const read = (...name) => readFileSync(join(dir, ...name), "utf8");

// discriminated is the schema with each list of "if Type is … then" as oneOf
// with a discriminator, which ajv makes a switch of.
function discriminated(schema) {
  if (Array.isArray(schema)) return schema.map(discriminated);
  if (schema === null || typeof schema !== "object") return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, discriminated(v)]));
  if (copy.allOf?.every((s) => s.if?.properties?.Type?.const && s.then?.$ref)) {
    copy.discriminator = { propertyName: "Type" };
    copy.oneOf = copy.allOf.map((s) => s.then);
    delete copy.allOf;
    delete copy.properties.Type; // the discriminator says what it may be
  }
  return copy;
}

// acceptor decodes a change set and checks the envelope, and the details of each
// change by the schema of its type. The formats of our own are left to the
// patterns that stand beside them.
function acceptor(form) {
  const ajv = new Ajv({ allErrors: true, discriminator: true, validateFormats: false, strict: false });
  const valid = new Map();
  for (const file of readdirSync(join(dir, "schemas"))) {
    valid.set(file.replace(".json", ""), ajv.compile(form(JSON.parse(read("schemas", file)))));
  }
  const envelope = valid.get("StartChangeSet");
  return (text) => {
    const request = JSON.parse(text);
    return envelope(request) && request.ChangeSet.every((c) => valid.get(c.ChangeType)(c.DetailsDocument));
  };
}

const forms = {
  ajv_discriminator: acceptor(discriminated),
  ajv_if_then: acceptor((schema) => schema),
};

for (const [name, accepts] of Object.entries(forms)) {
  for (const document of ["typical", "largest"]) {
    if (!accepts(read(`${document}.json`)) || accepts(read(`${document}-bad-price.json`))) {
      throw new Error(`${name} misjudges the ${document} document`);
    }
  }
}

// measure runs f for the time asked for, after three times as long to warm up.
function measure(name, f) {
  repeat(3 * milliseconds, f);
  const [rounds, nanoseconds] = repeat(milliseconds, f);
  console.log(`Benchmark${group}/${name} ${rounds} ${(nanoseconds / rounds).toFixed(0)} ns/op`);
}

function repeat(milliseconds, f) {
  const start = process.hrtime.bigint();
  for (let rounds = 1; ; rounds++) {
    if (!f()) throw new Error("a document is refused");
    const took = Number(process.hrtime.bigint() - start);
    if (took >= milliseconds * 1e6) return [rounds, took];
  }
}

if (group === "Folder") {
  const files = readdirSync(join(dir, "folder"));
  for (const [name, accepts] of Object.entries(forms)) {
    measure(name, () => files.every((file) => accepts(read("folder", file))));
  }
} else {
  const bytes = readFileSync(join(dir, `${group.toLowerCase()}.json`));
  const text = bytes.toString();
  for (const [name, accepts] of Object.entries(forms)) {
    measure(`${name}_string`, () => accepts(text)); // spared the decoding of UTF-8
    measure(name, () => accepts(bytes.toString()));
  }
  measure("JSON.parse", () => JSON.parse(bytes.toString()));
}
