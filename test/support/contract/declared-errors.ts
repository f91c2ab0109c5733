import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** An error code as its source declares it. */
export interface DeclaredError {
  readonly code: string;
  /** TypeScript of its parameters: `{ caseId: string }`. */
  readonly params: string;
  /** What the source says of it, if anything. */
  readonly note: string;
  readonly file: string;
}

/** Reads `defineErrors('FAMILY', { CODE: params<…>() })` in every source file, sorted by code. */
export function declaredErrors(root: string): DeclaredError[] {
  return globSync('{libs,apps}/**/src/**/*.ts', { cwd: root, exclude: ['**/*.spec.ts', 'apps/web/**'] })
    .flatMap((file) => {
      const text = readFileSync(`${root}/${file}`, 'utf8');
      return text.includes('defineErrors(')
        ? errorsOf(file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
        : [];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

function errorsOf(file: string, source: ts.SourceFile): DeclaredError[] {
  const found: DeclaredError[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'defineErrors') {
      const [family, codes] = node.arguments;
      if (family && codes && ts.isStringLiteral(family) && ts.isObjectLiteralExpression(codes))
        for (const property of codes.properties)
          if (ts.isPropertyAssignment(property)) found.push(errorOf(file, family.text, property));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function errorOf(file: string, family: string, property: ts.PropertyAssignment): DeclaredError {
  const { initializer } = property;
  const [params] = ts.isCallExpression(initializer) ? (initializer.typeArguments ?? []) : [];
  const [doc] = ts.getJSDocCommentsAndTags(property);
  return {
    code: `${family}.${property.name.getText()}`,
    params: params?.getText().replaceAll(/\s+/g, ' ') ?? '',
    note: doc && ts.isJSDoc(doc) ? (ts.getTextOfJSDocComment(doc.comment) ?? '').replaceAll(/\s+/g, ' ') : '',
    file,
  };
}
