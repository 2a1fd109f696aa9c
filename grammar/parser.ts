/** Langium's parser with one repair that keeps it linear. */
import { CstNodeBuilder, createLangiumParser, type LangiumCoreServices, type LangiumParser } from 'langium';

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

export function createScriptParser(services: LangiumCoreServices): LangiumParser {
  const parser = createLangiumParser(services);
  // Private to Langium; no service makes it.
  (parser as unknown as { nodeBuilder: CstNodeBuilder }).nodeBuilder = new LinearCstBuilder();
  return parser;
}
