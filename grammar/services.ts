/**
 * The Langium services of the language, without an editor: one table, from which the language server makes its own by
 * adding LSP modules. `.story` and `.fountain` share grammar and tree and differ in their lexer.
 */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  EmptyFileSystem,
  inject,
  type LangiumCoreServices,
  type LangiumGeneratedCoreServices,
  type LangiumSharedCoreServices,
  type LanguageMetaData,
  type Module,
  type PartialLangiumCoreServices,
} from 'langium';
import { StoryGeneratedModule, StoryGeneratedSharedModule } from './generated/module.ts';
import { type LexerSettings, type ScriptLanguage, ScriptLexer } from './lexer/script-lexer.ts';
import { TokenNames } from './lexer/token-names.ts';
import { ScriptValueConverter } from './lexer/values.ts';
import { createScriptParser } from './parser.ts';

export { StoryGeneratedSharedModule } from './generated/module.ts';

export const languageMetaData: Readonly<Record<ScriptLanguage, LanguageMetaData>> = {
  story: { languageId: 'story', fileExtensions: ['.story'], caseInsensitive: false, mode: 'production' },
  fountain: { languageId: 'fountain', fileExtensions: ['.fountain'], caseInsensitive: false, mode: 'production' },
};

/** What the generator wrote, with the language's own id and file extension. */
export function generatedModule(language: ScriptLanguage): Module<LangiumCoreServices, LangiumGeneratedCoreServices> {
  return { ...StoryGeneratedModule, LanguageMetaData: () => languageMetaData[language] };
}

/** Our own services. */
export function scriptModule(settings: LexerSettings): Module<LangiumCoreServices, PartialLangiumCoreServices> {
  return {
    parser: {
      TokenBuilder: () => new TokenNames(),
      Lexer: (services) => new ScriptLexer(services, settings),
      ValueConverter: () => new ScriptValueConverter(),
      LangiumParser: (services) => createScriptParser(services),
    },
  };
}

/** Services enough to parse; no file system, no document is kept. */
export function createCoreServices(settings: LexerSettings): LangiumCoreServices {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    StoryGeneratedSharedModule,
  );
  const services: LangiumCoreServices = inject(
    createDefaultCoreModule({ shared }),
    generatedModule(settings.language),
    scriptModule(settings),
  );
  shared.ServiceRegistry.register(services);
  return services;
}
