/** What `npm audit --json` says, as far as it counts. */
interface Report {
  readonly vulnerabilities?: Record<string, { readonly severity: string }>;
  /** In place of a result: the registry could not be asked. */
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

/** How an audit ended: known weaknesses fail a run, a registry that does not tell is only mentioned. */
export type Verdict =
  { readonly passed: true; readonly line: string } | { readonly passed: false; readonly line: string };

/** Reads what `npm audit --json` printed. */
export function verdictOf(output: string): Verdict {
  const { vulnerabilities, message, error } = reportIn(output);
  if (vulnerabilities === undefined) {
    const reason = error?.summary || message || "no answer that could be read";
    return { passed: true, line: `Dependencies were not audited: the registry does not tell (${reason}).` };
  }
  const known = Object.entries(vulnerabilities).map(([name, { severity }]) => `${name} (${severity})`);
  if (known.length === 0) return { passed: true, line: "No known weaknesses in what users install." };
  return { passed: false, line: `Known weaknesses, see npm audit: ${known.join(", ")}` };
}

/** npm may print warnings around the document. */
function reportIn(output: string): Report {
  try {
    return JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as Report;
  } catch {
    return {};
  }
}
