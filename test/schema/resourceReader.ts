import ts from "typescript";
import { descriptionOf } from "./description";
import type { ObjectSpec, Properties, PropertySpec, ResourceSpec } from "./packageSpec";
import type { Refusals } from "./refusals";
import { mayBeMissing } from "./typeNodes";
import type { createTypeReader } from "./typeReader";
import { readWith } from "./widenings";

const dynamicPrefix = "pulumi-nodejs:dynamic/";

/** Reads exported classes as resources: first what they take, then what they tell. */
export function readResources(
  classes: ts.ClassDeclaration[],
  reader: ReturnType<typeof createTypeReader>,
  checker: ts.TypeChecker,
  refusals: Refusals,
): Record<string, ResourceSpec> {
  const { token, propertiesOf, propertyOf, objectDeclaration } = reader;

  function inputsOf(node: ts.TypeNode | undefined): Properties {
    if (node && objectDeclaration(node)) {
      return propertiesOf(node, "inputs");
    }
    if (node) {
      refusals.type(node, "args");
    }
    return { properties: {}, required: [] };
  }

  /** What is given to get a resource that stands; nothing of it has to be given. */
  function stateInputsOf(node: ts.ClassDeclaration, name: string, inputs: Properties): ObjectSpec {
    const get = node.members.filter(ts.isMethodDeclaration).find((one) => isCalled(one, "get"));
    const taken = get ? inputsOf(get.parameters[2]?.type).properties : inputs.properties;
    const properties = Object.entries(taken).filter(
      ([property]) => get !== undefined || readWith[name]?.includes(property),
    );
    return { type: "object", properties: Object.fromEntries(properties), required: [] };
  }

  function outputsOf(node: ts.ClassDeclaration, name: string): Properties {
    const properties: Record<string, PropertySpec> = {};
    const required: string[] = [];
    const members = node.members.filter(ts.isPropertyDeclaration);
    for (const member of members.filter(({ name: own }) => !ts.isPrivateIdentifier(own))) {
      const property = member.name.getText();
      if (refusals.widens("leftOut", `${name}.${property}`)) {
        continue;
      }
      if (!member.type) {
        refusals.refuse(member, `${name}.${property} does not say its type.`);
        continue;
      }
      properties[property] = propertyOf(member, member.type, property, name, "outputs");
      if (!mayBeMissing(member.type)) {
        required.push(property);
      }
    }
    return { properties, required };
  }

  const declared = classes.map((node) => {
    const name = node.name?.text ?? "";
    const construct = node.members.find(ts.isConstructorDeclaration);
    const type = construct && typeToken(checker, construct);
    const dynamic = `${dynamicPrefix}${token(name).replace(":index:", ":")}`;
    if (type !== token(name) && type !== dynamic) {
      refusals.refuse(node, `${name} registers itself as ${type}, not as ${token(name)}.`);
    }
    return { node, name, isComponent: type !== dynamic, args: construct?.parameters[1]?.type };
  });
  // All arguments come first: a type that is taken and told says what has to be plain.
  const taken = declared.map((one) => {
    const inputs = inputsOf(one.args);
    const { node, name, isComponent } = one;
    return { ...one, inputs, stateInputs: isComponent || stateInputsOf(node, name, inputs) };
  });
  const resources = taken.map(({ node, name, isComponent, inputs, stateInputs }) => {
    const spec: ResourceSpec = {
      description: descriptionOf(node),
      ...(isComponent && { isComponent }),
      inputProperties: inputs.properties,
      requiredInputs: inputs.required,
      ...(stateInputs !== true && {
        stateInputs,
        aliases: [{ type: `${dynamicPrefix}${token(name).replace(":index:", ":")}` }],
      }),
      ...outputsOf(node, name),
    };
    return [token(name), spec];
  });
  return Object.fromEntries(resources);
}

/** The type that a constructor registers. */
function typeToken(
  checker: ts.TypeChecker,
  construct: ts.ConstructorDeclaration,
): string | undefined {
  for (const statement of construct.body?.statements ?? []) {
    const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
    if (call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword) {
      const type = call.arguments[0] && checker.getTypeAtLocation(call.arguments[0]);
      return type?.isStringLiteral() ? type.value : undefined;
    }
  }
  return undefined;
}

function isCalled(node: ts.MethodDeclaration, name: string): boolean {
  return node.name.getText() === name;
}
