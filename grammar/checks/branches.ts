/**
 * Where the story can go: scenes nothing leads to, words nothing reaches, choices that can vanish, circles without a
 * way out, ends that are none. Conditions are taken to be able to go either way.
 */

import { keptWith } from '../kept.ts';
import type { Element, Scene, Target } from '../story/schema.ts';
import type { Report } from './report.ts';

type Choice = Extract<Element, { kind: 'choice' }>;
type Leap = Extract<Element, { kind: 'jump' | 'call' }>;

/** What cannot be reached within one scene, and choices that vanish or never end. */
export function checkPassage(report: Report, index: number): void {
  checkBody(report.build.scenes[index]!.scene.elements, index, report);
}

/** Where scenes lead to. */
export function checkBranches(report: Report): void {
  const { story, externals } = report.build;
  if (!branches(story.scenes)) return;
  const own = new Set(story.targets);
  const routes = story.scenes.map((scene) => routesOf(scene, report, own));
  // Scenes of other files may lead here.
  if ((externals.targets ?? []).length === 0) checkReach(report, routes);
  checkCalls(report, routes);
  checkCircles(report, routes);
  checkEnd(report, routes);
}

interface Routes {
  /** Scenes it leads to by jump, option or else. */
  leads: Set<number>;
  calls: { scene: number; element: Element }[];
  /** Whether it can run over its last line into the next scene. */
  falls: boolean;
  returns: boolean;
  ends: boolean;
  /** Nothing in it asks or decides: it always goes the same way, by this jump or into the next scene. */
  straight: boolean;
  jump: { to: number | null; element: Element } | null;
}

/** Whether anything in these scenes leads elsewhere than to the next one. */
function branches(scenes: readonly Scene[]): boolean {
  return scenes.some(({ elements }) => waysOf(elements).branches);
}

function bodiesOf(element: Element): readonly (readonly Element[])[] {
  switch (element.kind) {
    case 'if':
    case 'pick':
      return element.branches.map((branch) => branch.body);
    case 'once':
      return [element.body, element.else];
    case 'choice':
      return element.options.map((option) => option.body);
    default:
      return [];
  }
}

function visit(elements: readonly Element[], see: (element: Element) => void): void {
  for (const element of elements) {
    see(element);
    for (const body of bodiesOf(element)) visit(body, see);
  }
}

/** What the story does not go on from. An ending is only marked by its note, so it counts where ends are checked. */
const LEAVING: ReadonlySet<Element['kind']> = new Set(['jump', 'return']);
const LEAVING_OR_ENDING: ReadonlySet<Element['kind']> = new Set(['jump', 'return', 'ending']);

/** Whether the end of these elements can be reached from their start. */
function falls(elements: readonly Element[], leaving = LEAVING): boolean {
  return elements.every((element) => passes(element, leaving));
}

function passes(element: Element, leaving = LEAVING): boolean {
  if (leaving.has(element.kind)) return false;
  switch (element.kind) {
    case 'if': {
      const covered = element.branches.some((branch) => branch.condition === null);
      return !covered || element.branches.some((branch) => falls(branch.body, leaving));
    }
    case 'once':
      return falls(element.body, leaving) || falls(element.else, leaving);
    case 'pick':
      return element.branches.some((branch) => falls(branch.body, leaving));
    case 'choice':
      if (canVanish(element)) return true;
      return element.options.some((option) => {
        const stays = option.target === null && falls(option.body, leaving);
        return stays && (!element.again || option.leave);
      });
    default:
      return true;
  }
}

/** Every option has a condition, and nothing is there for when all of them fail. */
function canVanish(choice: Choice): boolean {
  if (choice.else !== null || choice.options.length === 0) return false;
  return choice.options.every((option) => (option.if !== null || option.once) && !option.else);
}

/** Every option can be hidden or greyed, and one is greyed: the player may see a menu with nothing to take. */
function canStick(choice: Choice): boolean {
  if (choice.else !== null || choice.time !== null) return false;
  const some = choice.options.some((option) => option.needs !== null);
  return (
    some &&
    choice.options.every((option) => (option.if !== null || option.once || option.needs !== null) && !option.else)
  );
}

function checkBody(elements: readonly Element[], scene: number, report: Report): void {
  let dead: Element | null = null;
  let said = false;
  for (const element of elements) {
    if (element.kind === 'label') dead = null;
    if (dead && !said && element.kind !== 'todo' && element.kind !== 'page-break') {
      const what = dead.kind === 'choice' ? 'every option of the choice above leads' : `the ${dead.kind} above leads`;
      const message = `Nothing reaches this: ${what} elsewhere. Remove it, or put a [[label: …]] before it.`;
      report.say('SL2605', 'warning', report.range(scene, element.span), message);
      said = true;
    }
    if (element.kind === 'choice') checkChoice(element, scene, report);
    for (const body of bodiesOf(element)) checkBody(body, scene, report);
    if (!dead && !passes(element)) {
      dead = element;
      said = false;
    }
  }
}

function checkChoice(choice: Choice, scene: number, report: Report): void {
  const range = report.range(scene, choice.span);
  if (canVanish(choice)) {
    const message = 'All options of this choice can be hidden at once; give one no condition, or mark one {else}.';
    report.say('SL2602', 'warning', range, message);
  } else if (canStick(choice)) {
    const message = 'All options of this choice can be hidden or greyed at once; add one that can always be taken.';
    report.say('SL2602', 'warning', range, message);
  }
  if (!choice.again) return;
  const out = choice.options.some((option) => option.leave || option.target !== null || !falls(option.body));
  if (!out) {
    const message = 'This choice repeats for ever; mark one option {leave}, or give one a target.';
    report.say('SL2607', 'warning', range, message);
  }
}

/** Where a scene goes by its own words: names, not yet scenes. */
interface Ways {
  /** Whether anything here leads elsewhere than on. */
  branches: boolean;
  /** Targets of jumps, options and elses. */
  leads: ReadonlySet<string>;
  calls: readonly Leap[];
  falls: boolean;
  /** The same where an ending counts as an end. */
  fallsPastEndings: boolean;
  returns: boolean;
  ends: boolean;
  straight: boolean;
  jump: Leap | null;
}

const waysOf = keptWith((elements: readonly Element[]): Ways => {
  const leads = new Set<string>();
  const calls: Leap[] = [];
  const ways = { branches: false, returns: false, ends: false, straight: true };
  const lead = (name: string | null): void => {
    if (name !== null) leads.add(name);
  };
  visit(elements, (element) => {
    switch (element.kind) {
      case 'jump':
        lead(element.target);
        ways.branches = true;
        break;
      case 'call':
        calls.push(element);
        ways.branches = true;
        ways.straight = false;
        break;
      case 'choice':
        lead(element.else);
        for (const option of element.options) {
          lead(option.target);
          if (option.target !== null) ways.branches = true;
        }
        ways.straight = false;
        break;
      case 'return':
        ways.returns = true;
        ways.straight = false;
        break;
      case 'ending':
        ways.ends = true;
        ways.straight = false;
        break;
      case 'if':
      case 'once':
      case 'pick':
      case 'ask':
        ways.straight = false;
        break;
      default:
        break;
    }
  });
  return {
    ...ways,
    leads,
    calls,
    falls: falls(elements),
    fallsPastEndings: falls(elements, LEAVING_OR_ENDING),
    jump: elements.find((one): one is Leap => one.kind === 'jump') ?? null,
  };
});

function routesOf(scene: Scene, report: Report, own: ReadonlySet<Target>): Routes {
  const ways = waysOf(scene.elements);
  const routes: Routes = {
    leads: new Set(),
    calls: [],
    falls: ways.falls || scene.when !== null,
    returns: ways.returns,
    ends: ways.ends,
    straight: ways.straight && scene.when === null,
    jump: null,
  };
  /** The scene a name leads to in this file; null for the end, other files and what is unknown. */
  const sceneOf = (name: string): number | null => {
    const resolved = report.build.targets.resolve(name);
    if (resolved.found === 'end') routes.ends = true;
    return resolved.found === 'target' && own.has(resolved.target) ? resolved.target.scene : null;
  };
  for (const name of ways.leads) {
    const to = sceneOf(name);
    if (to !== null) routes.leads.add(to);
  }
  for (const element of ways.calls) {
    const to = sceneOf(element.target);
    if (to !== null) routes.calls.push({ scene: to, element });
  }
  if (ways.jump) routes.jump = { to: sceneOf(ways.jump.target), element: ways.jump };
  return routes;
}

function checkReach(report: Report, routes: readonly Routes[]): void {
  const { story } = report.build;
  const reached = new Set<number>();
  const queue = [0];
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    const route = routes[index];
    if (!route || reached.has(index)) continue;
    reached.add(index);
    queue.push(...route.leads, ...route.calls.map(({ scene }) => scene));
    if (route.falls) queue.push(index + 1);
  }
  for (const scene of story.scenes) {
    if (reached.has(scene.index)) continue;
    const message = `Nothing leads to this scene: the one before always goes elsewhere, and no jump names it.`;
    report.say('SL2601', 'warning', report.range(scene.index, scene.headingSpan), message);
  }
}

function checkCalls(report: Report, routes: readonly Routes[]): void {
  routes.forEach(({ calls }, from) => {
    for (const { scene, element } of calls) {
      const called = routes[scene]!;
      if (called.returns || !called.falls) continue;
      const message =
        'The scene called here has no [[return]], so the story runs on past its end instead of coming back.';
      report.say('SL2606', 'warning', report.range(from, element.span), message);
    }
  });
}

/** Scenes that lead round to each other while nobody can decide anything. */
function checkCircles(report: Report, routes: readonly Routes[]): void {
  const next = (index: number): number | null => {
    const route = routes[index];
    if (!route?.straight) return null;
    if (route.jump) return route.jump.to;
    return index + 1 < routes.length ? index + 1 : null;
  };
  const settled = new Set<number>();
  for (let start = 0; start < routes.length; start++) {
    const path: number[] = [];
    let here: number | null = start;
    while (here !== null && !settled.has(here) && !path.includes(here)) {
      path.push(here);
      here = next(here);
    }
    if (here !== null && !settled.has(here)) {
      const from = path.findLast((index) => routes[index]!.jump)!;
      const message = 'From here the story goes round in a circle with no choice in it; nobody can leave.';
      report.say('SL2604', 'warning', report.range(from, routes[from]!.jump!.element.span), message);
    }
    for (const index of path) settled.add(index);
  }
}

function checkEnd(report: Report, routes: readonly Routes[]): void {
  const { story } = report.build;
  const scene = story.scenes.at(-1);
  if (!scene || !waysOf(scene.elements).fallsPastEndings) return;
  if (!routes.some((route) => route.ends)) return;
  const message = 'The story runs out here, while elsewhere it has endings; add an [[ending: …]] or [[jump: END]].';
  report.say('SL2603', 'hint', report.range(scene.index, scene.headingSpan), message);
}
