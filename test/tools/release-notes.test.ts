import { notesOf, versionOf } from "../../tools/release-notes.mts";

const changes = "# Changes\n\n## 0.3.0 (unreleased)\n\n- Next\n\n## 0.2.0\n\n- New\n- Mended\n\n## 0.1.0\n\n- Old\n";

test("the notes of a release are its part of the changelog", () => {
  expect(notesOf(changes, "0.2.0")).toBe("- New\n- Mended");
  expect(notesOf(changes, "0.1.0")).toBe("- Old");
});

test("what the changelog does not have, or calls unreleased, is not released", () => {
  expect(() => notesOf(changes, "0.4.0")).toThrow("CHANGELOG.md has no changes of 0.4.0.");
  expect(() => notesOf(changes, "0.3.0")).toThrow('CHANGELOG.md calls it "0.3.0 (unreleased)"');
});

test("a tag has the version of all packages", () => {
  const [one, other] = [
    { name: "one", version: "0.2.0" },
    { name: "other", version: "0.1.0" },
  ] as const;
  expect(versionOf("v0.2.0", [one])).toBe("0.2.0");
  expect(() => versionOf("v0.2.0", [one, other])).toThrow("The tag v0.2.0 is for 0.2.0, but other is 0.1.0.");
});
