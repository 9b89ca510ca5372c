import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "build/", "node_modules/", "coverage/", "examples/**/repo/"] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({
    ...config,
    files: ["src/**/*.ts", "test/**/*.ts", "dashboard/**/*.ts", ".ci/**/*.ts"],
  })),
  {
    files: ["src/**/*.ts", "test/**/*.ts", "dashboard/**/*.ts", ".ci/**/*.ts"],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
    },
  },
  {
    // Ports are async by contract: a small fake may have nothing to wait for.
    files: ["test/**/*.ts", "src/stage/**/*.ts"],
    rules: { "@typescript-eslint/require-await": "off" },
  },
);
