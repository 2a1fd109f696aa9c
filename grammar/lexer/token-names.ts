/**
 * The vocabulary of the grammar as bare token types. The line lexer decides what is which, so the regular expressions
 * of the grammar are never run, and working out which keyword which of them could swallow would be half of a start.
 */
import { Lexer, type TokenType } from 'chevrotain';
import { AstUtils, type Grammar, GrammarAST, type TokenBuilder } from 'langium';

export class TokenNames implements TokenBuilder {
  buildTokens(grammar: Grammar): TokenType[] {
    const names = new Set<string>();
    for (const rule of grammar.rules) {
      if (GrammarAST.isTerminalRule(rule)) names.add(rule.name);
      else for (const node of AstUtils.streamAllContents(rule)) if (GrammarAST.isKeyword(node)) names.add(node.value);
    }
    return [...names].map((name) => ({ name, PATTERN: Lexer.NA }));
  }
}
