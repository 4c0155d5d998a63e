import type { Page } from '@playwright/test';

/** @returns what stands where it should not: unequal margins, texts on each other, values of a row at different heights, empty rows */
export const outOfPlace = (window: Page): Promise<string[]> =>
  window.evaluate(() => {
    const TOLERANCE_PX = 1;
    const visible = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    const differ = (one: number, other: number): boolean => Math.abs(one - other) > TOLERANCE_PX;
    const told = (what: string, elements: readonly Element[]): string[] => elements.map((element) => `${what}: ${(element.textContent ?? '').slice(0, 60)}`);

    const margin = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--space-3'));
    const offMargin = visible('main .card, main .hero').filter((card) => {
      const { left, right } = card.getBoundingClientRect();
      return differ(left, margin) || differ(innerWidth - right, margin);
    });

    /** The first text behind an element that is not beside it. */
    const nextText = (element: Element): Element | undefined =>
      visible('p, dt, dd, dd > *, h2').find((other) => (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) > 0 && !element.contains(other) && !other.matches('.visually-hidden, .copyable'));
    const tooClose = visible('.copied-text').filter((text) => {
      const next = nextText(text.closest('.copyable') ?? text);
      return next !== undefined && next.getBoundingClientRect().top < text.getBoundingClientRect().bottom - TOLERANCE_PX;
    });

    const uneven = visible('.fact:not(.wide) > dd').filter((value) => {
      const before = value.parentElement?.previousElementSibling;
      const beside = before?.matches('.fact:not(.wide)') === true ? before.querySelector('dd') : null;
      if (beside === null || before?.getBoundingClientRect().top !== value.parentElement?.getBoundingClientRect().top) return false;
      return differ(beside.getBoundingClientRect().top, value.getBoundingClientRect().top);
    });

    const empty = visible('.hero-foot').filter((row) => row.getBoundingClientRect().height === 0);
    const besideBackdrop = document.querySelector('dialog[open]') !== null && innerWidth !== document.documentElement.clientWidth;
    return [
      ...told('off the margin', offMargin),
      ...told('too close to the next text', tooClose),
      ...told('not as high as the value beside it', uneven),
      ...told('a row with nothing in it', empty),
      ...(besideBackdrop ? ['a scroll bar beside a dialog'] : []),
    ];
  });

/** @returns the words within what a selector finds that a line breaks in two */
export const brokenWords = (window: Page, selector: string): Promise<string[]> =>
  window.evaluate((given) => {
    const words = (text: Node): string[] =>
      [...(text.textContent ?? '').matchAll(/\p{L}+/gu)].filter(({ index, 0: word }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1;
      }).map(([word]) => word);
    return [...document.querySelectorAll(given)].filter((element) => element.checkVisibility()).flatMap((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      while (texts.nextNode() !== null) broken.push(...words(texts.currentNode));
      return broken;
    });
  }, selector);
