import type { Content } from "./objects";

interface Problem {
  /** JSON pointer. */
  field: string;
  message: string;
  severity: "error" | "warning";
}

/** What is doubtful about an action or a trigger, though it can be kept. */
export function problemsOf({ path = "", parameters }: Pick<Content, "path" | "parameters">): Problem[] {
  const placeholders = [...path.matchAll(/\{\{\s*param\.([\w-]+)\s*\}\}/g)].map(([, name = ""]) => name);
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const unknown = placeholders.filter((name) => !inPath.some((parameter) => parameter.name === name));
  const unused = inPath.filter(({ name }) => !placeholders.includes(name));
  return [
    ...unknown.map((name) => problem("/path", `has the placeholder ${name}, which is no path parameter`, "error")),
    ...unused.map((parameter) =>
      problem(
        `/parameters/${parameters.indexOf(parameter)}`,
        `${parameter.name} does not occur in the path`,
        "warning",
      ),
    ),
  ];
}

const problem = (field: string, message: string, severity: Problem["severity"]): Problem => ({
  field,
  message,
  severity,
});
