/**
 * Rules for lib/domain: its functions are given everything they need, so nothing there may read a clock,
 * draw a random number, look at the process or reach the network; and money is bigint arithmetic only.
 */

const OUTSIDE_WORLD = new Map([
  ["Date", "the clock: take an Instant as an argument"],
  ["performance", "the clock: take an Instant as an argument"],
  ["Temporal", "the clock: take an Instant as an argument"],
  ["setTimeout", "the clock: take an Instant as an argument"],
  ["setInterval", "the clock: take an Instant as an argument"],
  ["crypto", "randomness and the platform: take the bytes as an argument"],
  ["process", "the process: take the setting as an argument"],
  ["globalThis", "the process: take the setting as an argument"],
  ["console", "the process: return what there is to say"],
  ["fetch", "the network: take the answer as an argument"],
  ["WebSocket", "the network: take the answer as an argument"],
  ["XMLHttpRequest", "the network: take the answer as an argument"],
]);

const PURE_DATE_CALLS = new Set(["UTC"]);

/** `new Date(milliseconds)` and `Date.UTC(…)` compute; `new Date()` and `Date.now()` look at the clock. */
function isPureDateUse(node) {
  const { parent } = node;
  if (parent?.type === "NewExpression" && parent.callee === node) return parent.arguments.length > 0;
  if (parent?.type === "MemberExpression" && parent.object === node)
    return PURE_DATE_CALLS.has(parent.property.name);
  return false;
}

function isName(node) {
  const { parent } = node;
  if (!parent) return false;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  if (parent.type === "Property") return parent.key === node && !parent.shorthand;
  return parent.type.startsWith("TS") || parent.type === "PropertyDefinition";
}

const noOutsideWorld = {
  meta: {
    type: "problem",
    docs: { description: "lib/domain touches no clock, randomness, process, network" },
  },
  create(context) {
    return {
      Identifier(node) {
        const reason = OUTSIDE_WORLD.get(node.name);
        if (!reason || isName(node)) return;
        if (node.name === "Date" && isPureDateUse(node)) return;
        context.report({ node, message: `\`${node.name}\` is ${reason}.` });
      },
      MemberExpression(node) {
        if (node.object.name === "Math" && node.property.name === "random")
          context.report({ node, message: "`Math.random` is randomness: take the value as an argument." });
      },
      ImportDeclaration(node) {
        if (node.source.value.startsWith("node:"))
          context.report({
            node,
            message: `\`${node.source.value}\` is the platform: lib/domain knows nothing.`,
          });
      },
    };
  },
};

const MONEY_FOLDERS = /lib\/domain\/(money|accounts|invoices)\//;
const NUMBER_FUNCTIONS = new Set(["Number", "parseInt", "parseFloat"]);
const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**"]);

const isNumberLiteral = (node) => node.type === "Literal" && typeof node.value === "number";

const noNumberArithmetic = {
  meta: { type: "problem", docs: { description: "money is computed in bigint, never in Number" } },
  create(context) {
    if (!MONEY_FOLDERS.test(context.filename)) return {};
    const report = (node, what) =>
      context.report({ node, message: `${what}: money is bigint arithmetic only.` });
    return {
      CallExpression(node) {
        if (NUMBER_FUNCTIONS.has(node.callee.name)) report(node, `\`${node.callee.name}()\` makes a Number`);
      },
      MemberExpression(node) {
        if (node.object.name === "Math" || node.object.name === "Number")
          report(node, `\`${node.object.name}.${node.property.name}\` works on Numbers`);
      },
      BinaryExpression(node) {
        if (ARITHMETIC.has(node.operator) && (isNumberLiteral(node.left) || isNumberLiteral(node.right)))
          report(node, `\`${node.operator}\` with a Number`);
      },
      UnaryExpression(node) {
        if (node.operator === "+") report(node, "Unary `+` makes a Number");
      },
    };
  },
};

export default {
  meta: { name: "pure-domain" },
  rules: { "no-outside-world": noOutsideWorld, "no-number-arithmetic": noNumberArithmetic },
};
