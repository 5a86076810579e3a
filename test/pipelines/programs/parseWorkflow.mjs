// Says what GitHub finds wrong with workflows. Its parser imports JSON in a way that Node.js does not take, so this is bundled.
import { readFileSync } from "node:fs";
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from "@actions/workflow-parser";

async function problemsIn(content) {
  const trace = new NoOperationTraceWriter();
  const { context, value } = parseWorkflow({ name: "workflow.yml", content }, trace);
  if (value !== undefined) {
    await convertWorkflowTemplate(context, value);
  }
  return context.errors.getErrors().map(({ message }) => message);
}

const texts = JSON.parse(readFileSync(process.argv[2], "utf8"));
void Promise.all(texts.map(problemsIn)).then((problems) =>
  process.stdout.write(JSON.stringify(problems)),
);
