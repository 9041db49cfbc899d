// Prints what the toolkit finds in a dataset: its label, the roles of its variables, and each cell with codes.
const fs = require("fs");
const JSONstat = require("jsonstat-toolkit");

const dataset = JSONstat(JSON.parse(fs.readFileSync(process.argv[2], "utf8")));
if (dataset.class !== "dataset") {
    throw new Error("no dataset: " + dataset.class);
}
process.stdout.write(JSON.stringify({
    label: dataset.label,
    time: dataset.role.time,
    metric: dataset.role.metric,
    rows: dataset.toTable({type: "arrobj", content: "id", status: true})
}));
