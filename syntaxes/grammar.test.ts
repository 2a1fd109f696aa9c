import { expect, test } from 'vitest';
import { tokenise } from './tokenise.ts';

const story = (text: string) => tokenise(text, 'text.story');
const fountain = (text: string) => tokenise(text, 'text.fountain');

test('a title page is coloured only where the script opens with one', async () => {
  expect(await story('Title: The *Lighthouse*\nAuthor:\n    Ada Ray\n\nTitle: not again')).toMatchInlineSnapshot(`
    "Title → entity.other.attribute-name.title-page
    : → punctuation.separator.key-value
    The → string.unquoted.title-page
    * → punctuation.definition.emphasis.begin
    Lighthouse → markup.italic
    * → punctuation.definition.emphasis.end
    Author → entity.other.attribute-name.title-page
    : → punctuation.separator.key-value
    Ada Ray → string.unquoted.title-page
    Title: not again → meta.action"
  `);
  expect(await story('FADE IN:\n\nThe sea.')).toMatchInlineSnapshot(`
    "FADE IN: → meta.action
    The sea. → meta.action"
  `);
});

test('headings show prefix, place, time and number', async () => {
  expect(
    await story('# Act One\n\n= They meet.\n\nINT. TOWER - GALLERY - NIGHT #12A#\n\n.KITCHEN\n\n...and then'),
  ).toMatchInlineSnapshot(`
    "# → punctuation.definition.heading
    Act One → entity.name.section
    = → punctuation.definition.synopsis
    They meet. → comment.block.documentation.synopsis
    INT. → storage.type.scene
    TOWER - GALLERY → entity.name.section.scene
    - → punctuation.separator.heading
    NIGHT → constant.language.time
    # → punctuation.definition.number.begin
    12A → constant.numeric.scene-number
    # → punctuation.definition.number.end
    . → punctuation.definition.heading
    KITCHEN → entity.name.section.scene
    ...and then → meta.action"
  `);
});

test('a cue opens a speech that a blank line ends', async () => {
  expect(
    await story('MARA (V.O.) ^\n(quiet)\nI *left*.\n~la la\n#MeToo\n\nRain.\nAND NOW\n\n@McAvoy\nHi.'),
  ).toMatchInlineSnapshot(`
    "MARA → entity.name.type.cue
    (V.O.) → storage.modifier.extension
    ^ → keyword.operator.dual
    ( → punctuation.definition.parenthetical.begin
    quiet → variable.parameter.parenthetical
    ) → punctuation.definition.parenthetical.end
    I → string.unquoted.dialogue
    * → punctuation.definition.emphasis.begin
    left → markup.italic
    * → punctuation.definition.emphasis.end
    . → string.unquoted.dialogue
    ~ → punctuation.definition.lyric
    la la → string.other.lyric
    #MeToo → string.unquoted.dialogue
    Rain. → meta.action
    AND NOW → meta.action
    @ → punctuation.definition.cue
    McAvoy → entity.name.type.cue
    Hi. → string.unquoted.dialogue"
  `);
});

test('the picture cuts while she talks', async () => {
  expect(
    await story('MARA\nI left.\n!! CU - Her hands | 2s | 85mm | low angle #3B#\nI came back.'),
  ).toMatchInlineSnapshot(`
    "MARA → entity.name.type.cue
    I left. → string.unquoted.dialogue
    !! → keyword.operator.shot
    CU → support.constant.shot-size
    - → punctuation.separator.shot
    Her hands → meta.shot
    | → punctuation.separator.field
    2 → constant.numeric
    s → keyword.other.unit
    | → punctuation.separator.field
    85 → constant.numeric
    mm → keyword.other.unit
    | → punctuation.separator.field
    low angle → support.constant.direction
    # → punctuation.definition.number.begin
    3B → constant.numeric.shot-number
    # → punctuation.definition.number.end
    I came back. → string.unquoted.dialogue"
  `);
});

test('an option ends a speech, and what looks like one is action', async () => {
  expect(
    await story(
      'MARA\nWell?\n+ Go north -> then west -> Cave\n+ Stay {if trust >= 2} {once} %3 -> #14#\n\n+1 555 0100',
    ),
  ).toMatchInlineSnapshot(`
    "MARA → entity.name.type.cue
    Well? → string.unquoted.dialogue
    + → keyword.operator.option
    Go north -> then west → meta.option
    -> → keyword.operator.arrow
    Cave → entity.name.label.target
    + → keyword.operator.option
    Stay → meta.option
    { → punctuation.section.embedded.begin
    if → keyword.control.option
    trust → variable.other
    >= → keyword.operator.comparison
    2 → constant.numeric
    } → punctuation.section.embedded.end
    { → punctuation.section.embedded.begin
    once → keyword.control.option
    } → punctuation.section.embedded.end
    % → keyword.operator.weight
    3 → constant.numeric.weight
    -> → keyword.operator.arrow
    # → punctuation.definition.number.begin
    14 → constant.numeric.scene-number
    # → punctuation.definition.number.end
    +1 555 0100 → meta.action"
  `);
});

test('typed notes are code, other notes are comments', async () => {
  expect(
    await story(
      '[[if only we had money]]\n\n[[character: MARA VOSS | as: MARA | color: #7fb4ff]]\n[[var: scene torch = true]]\n[[set: trust += 1]]\n[[jump: The Voice]]\n[[else]]',
    ),
  ).toMatchInlineSnapshot(`
    "[[ → punctuation.definition.comment.begin
    if only we had money → comment.block.note
    ]] → punctuation.definition.comment.end
    [[ → punctuation.definition.note.begin
    character → storage.type.declaration
    : → punctuation.separator.key-value
    MARA VOSS → entity.name.type.declaration
    | → punctuation.separator.field
    as → entity.other.attribute-name.field
    : → punctuation.separator.key-value
    MARA → meta.note.typed
    | → punctuation.separator.field
    color → entity.other.attribute-name.field
    : → punctuation.separator.key-value
    #7fb4ff → constant.other.color
    ]] → punctuation.definition.note.end
    [[ → punctuation.definition.note.begin
    var → storage.type.declaration
    : → punctuation.separator.key-value
    scene → storage.modifier.scope
    torch → variable.other.declaration
    = → keyword.operator.assignment
    true → constant.language.boolean
    ]] → punctuation.definition.note.end
    [[ → punctuation.definition.note.begin
    set → keyword.control.logic
    : → punctuation.separator.key-value
    trust → variable.other
    += → keyword.operator.assignment
    1 → constant.numeric
    ]] → punctuation.definition.note.end
    [[ → punctuation.definition.note.begin
    jump → keyword.control.flow
    : → punctuation.separator.key-value
    The Voice → entity.name.label.target
    ]] → punctuation.definition.note.end
    [[ → punctuation.definition.note.begin
    else → keyword.control.logic
    ]] → punctuation.definition.note.end"
  `);
});

test('values and alternatives inside text', async () => {
  expect(
    await story('You have {gold} coins. {if trust > 2: friend | stranger}\nHe draws a { and leaves. {wait 0.5s}'),
  ).toMatchInlineSnapshot(`
    "You have → meta.action
    { → punctuation.section.embedded.begin
    gold → variable.other
    } → punctuation.section.embedded.end
    coins. → meta.action
    { → punctuation.section.embedded.begin
    if → keyword.control.conditional
    trust → variable.other
    > → keyword.operator.comparison
    2 → constant.numeric
    : → punctuation.separator.key-value
    friend → meta.embedded.inline
    | → punctuation.separator.alternative
    stranger → meta.embedded.inline
    } → punctuation.section.embedded.end
    He draws a { and leaves. → meta.action
    { → punctuation.section.embedded.begin
    wait → keyword.control.wait
    0.5 → constant.numeric
    s → keyword.other.unit
    } → punctuation.section.embedded.end"
  `);
});

test('transitions, centred text, page breaks and boneyard', async () => {
  expect(
    await story('CUT TO:\n\n> Slow fade.\n\n> THE END <\n\n===\n\nHis/*her* coat. */ And on.\n\nFADE OUT.'),
  ).toMatchInlineSnapshot(`
    "CUT TO: → keyword.control.transition
    > → punctuation.definition.transition
    Slow fade. → keyword.control.transition
    > → punctuation.definition.centered.begin
    THE END → entity.name.function.centered
    < → punctuation.definition.centered.end
    === → meta.separator.page-break
    His → meta.action
    /* → punctuation.definition.comment.begin
    her* coat. → comment.block.boneyard
    */ → punctuation.definition.comment.end
    And on. → meta.action
    FADE OUT. → keyword.control.transition"
  `);
});

test('in .fountain shots, options and braces keep their plain meaning', async () => {
  expect(
    await fountain('!! WIDE - Sea\n\n+ Run -> Pier\n\nMARA\nA {brace} and [[jump: X]]\n+ Run\n\n[[else]]\n\nFADE OUT.'),
  ).toMatchInlineSnapshot(`
    "! → punctuation.definition.action
    ! WIDE - Sea → meta.action
    + Run -> Pier → meta.action
    MARA → entity.name.type.cue
    A {brace} and → string.unquoted.dialogue
    [[ → punctuation.definition.note.begin
    jump → keyword.control.flow
    : → punctuation.separator.key-value
    X → entity.name.label.target
    ]] → punctuation.definition.note.end
    + Run → string.unquoted.dialogue
    [[ → punctuation.definition.comment.begin
    else → comment.block.note
    ]] → punctuation.definition.comment.end
    FADE OUT. → entity.name.type.cue"
  `);
});
