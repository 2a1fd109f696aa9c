/**
 * Langium's parser with two repairs that keep it linear and light.
 *
 * A node knows its `$container`, and not by which property and index: nobody asks, an edit would have to count again,
 * and noting it for every node costs a fifth of a parse.
 */
import {
  type AstNode,
  CstNodeBuilder,
  createParser,
  type LangiumCoreServices,
  LangiumParser,
  type LexerResult,
  type ParseResult,
  type ParserOptions,
} from 'langium';

/**
 * Before every token the parser adds the hidden tokens that stand before it, even when there are none, and to do so
 * looks for the current node among all its siblings: quadratic in the blocks of a scene and the runs of a paragraph
 * (60,000 lines in one paragraph: 3.9 s, with this 0.5 s). Nothing to add needs no place.
 */
class LinearCstBuilder extends CstNodeBuilder {
  override addHiddenNodes(tokens: Parameters<CstNodeBuilder['addHiddenNodes']>[0]): void {
    if (tokens.length > 0) super.addHiddenNodes(tokens);
  }
}

/** What is private to Langium's parser and has to be reached: no service makes or does it. */
interface Inside {
  nodeBuilder: CstNodeBuilder;
  lexerResult: LexerResult | undefined;
  doParse(rule: unknown): AstNode;
}

class ScriptParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    this.#inside.nodeBuilder = new LinearCstBuilder();
  }

  get #inside(): Inside {
    return this as unknown as Inside;
  }

  /** As Langium's, but for how nodes are linked. */
  override parse<T extends AstNode = AstNode>(input: string, options: ParserOptions = {}): ParseResult<T> {
    const inside = this.#inside;
    inside.nodeBuilder.buildRootNode(input);
    const lexed = this.lexer.tokenize(input);
    inside.lexerResult = lexed;
    this.wrapper.input = lexed.tokens;
    const rule = options.rule === undefined ? this.mainRule : this.allRules.get(options.rule);
    const value = inside.doParse(rule) as T;
    inside.nodeBuilder.addHiddenNodes(lexed.hidden);
    inside.lexerResult = undefined;
    linkChildren(value);
    return {
      value,
      lexerErrors: lexed.errors,
      ...(lexed.report && { lexerReport: lexed.report }),
      parserErrors: this.wrapper.errors,
    };
  }
}

function linkChildren(node: AstNode): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key in fields) {
    if (key.charCodeAt(0) === 36) continue;
    const value = fields[key];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) link(value as AstNode, node);
    else for (const item of value) if (typeof item === 'object' && item !== null) link(item as AstNode, node);
  }
}

function link(node: AstNode, container: AstNode): void {
  (node as { $container?: AstNode }).$container = container;
  linkChildren(node);
}

export function createScriptParser(services: LangiumCoreServices): LangiumParser {
  const parser = createParser(services.Grammar, new ScriptParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
