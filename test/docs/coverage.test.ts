import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { handlers } from "../../emulator/src/handlers";
import { repository } from "../support/project";

const read = (file: string): string => readFileSync(join(repository, file), "utf8");

interface Row {
  readonly id: string;
  readonly request: string;
  readonly use: string;
  readonly emulator: string;
  readonly tests: string;
}

/** The table of operations. That it is not stale, and each of them has a user or a reason, is seen with all pages. */
const rows: Row[] = [...read("docs/coverage.md").matchAll(/^\| `(v\w+)` +\| `([A-Z]+ \/.*?)` +\| (.*)\|$/gm)].map(
  ([, id = "", request = "", rest = ""]) => {
    const [use = "", emulator = "", tests = ""] = rest.split("|").map((cell) => cell.trim());
    return { id, request, use, emulator, tests };
  },
);

test("every operation of the description has its row", () => {
  const { paths } = parse(read("api/versori.openapi.yaml")) as {
    paths: Record<string, Record<string, { operationId?: string }>>;
  };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId }]) =>
      operationId === undefined ? [] : [{ id: operationId, request: `${method.toUpperCase()} ${path}` }],
    ),
  );
  expect(described.length).toBeGreaterThan(100);
  expect(rows.map(({ id, request }) => ({ id, request }))).toEqual(described);
});

test("every operation is used by a resource or a function, or has a reason", () => {
  expect(rows.filter(({ use }) => !/^`.+ by `|^not used: \S/.test(use))).toEqual([]);
});

test("every operation has a handler in a file of the emulator", () => {
  const open = rows.filter(({ emulator }) => !existsSync(join(repository, `emulator/src/handlers/${emulator}.ts`)));
  expect(open.map(({ id }) => id)).toEqual([]);
  expect(rows.map(({ id }) => id).filter((id) => !(id in handlers))).toEqual([]);
});

test("every operation is asked by a test", () => {
  const isTest = (name: string) => existsSync(join(repository, `test/${name}.test.ts`));
  expect(rows.filter(({ tests }) => !tests.split(", ").every(isTest)).map(({ id }) => id)).toEqual([]);
});
