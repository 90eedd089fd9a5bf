import eslint from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const lengths = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

/** What a folder may not import, with the reason. Paths are as they are written, so `../` is part of them. */
const mayNotImport = (...rules) => ({
  "no-restricted-imports": ["error", { patterns: rules.map(([regex, message]) => ({ regex, message })) }],
});

const emulator = ["emulator", "The provider and the emulator share HTTP and the API description, nothing else."];
const pulumi = ["^@pulumi/", "The core knows nothing of Pulumi's packages; see the adapters."];
const http = ["^axios", "HTTP is spoken in api/ only."];

export default defineConfig(
  globalIgnores(["**/dist/", "**/node_modules/", "coverage/"]),
  {
    files: ["**/*.{js,mjs}"],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        module: "writable",
        exports: "readonly",
        require: "readonly",
        __dirname: "readonly",
        performance: "readonly",
        jest: "readonly",
      },
    },
  },
  {
    files: ["**/*.{ts,mts}"],
    extends: [eslint.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-void": "off",
      eqeqeq: "error",
    },
  },
  {
    files: ["provider/**/*.ts", "emulator/src/**/*.ts"],
    rules: {
      "max-lines": lengths(150),
      "max-lines-per-function": lengths(30),
      "max-len": ["error", { code: 120 }],
    },
  },
  {
    files: ["provider/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Names are found by searching; export by name." },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Only config.ts reads the environment.",
        },
      ],
      ...mayNotImport(emulator),
    },
  },
  { files: ["provider/config.ts"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["provider/api/**/*.ts"],
    rules: mayNotImport(emulator, pulumi, ["/(lifecycle|dynamic|resources|platform)/", "api/ knows the API only."]),
  },
  {
    files: ["provider/lifecycle/**/*.ts"],
    rules: mayNotImport(emulator, pulumi, http, [
      "/(dynamic|resources|platform)/",
      "lifecycle/ is what resources share; it knows none of them.",
    ]),
  },
  { files: ["provider/resources/**/*.ts", "provider/platform/**/*.ts"], rules: mayNotImport(emulator, http) },
  { files: ["provider/functions/**/*.ts"], rules: mayNotImport(emulator, http) },
  { files: ["provider/dynamic/**/*.ts"], rules: mayNotImport(emulator, http) },
  {
    files: ["emulator/**/*.ts"],
    rules: mayNotImport([
      "(provider|pulumi)",
      "The emulator shares HTTP and the API description with the provider, nothing else.",
    ]),
  },
  {
    files: ["examples/**/*.ts"],
    rules: mayNotImport(["^\\.\\./\\.\\.", "An example imports the package by name, as its users do."]),
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      // Matchers, and the JSON that programs print, have no types that would tell more.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
);
