import type { Page } from '@playwright/test';

/** @returns the texts that are cut off at a side, or reach beyond the window, without an ellipsis that says so */
export const cutOff = (window: Page): Promise<string[]> =>
  window.evaluate(() => {
    const designed = (element: Element): boolean => {
      const { textOverflow, display, webkitLineClamp } = getComputedStyle(element);
      return display === 'inline' || textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || element.closest('.visually-hidden') !== null;
    };
    const isCut = (element: Element): boolean => {
      const { left, right } = element.getBoundingClientRect();
      const tooTall = ['hidden', 'clip'].includes(getComputedStyle(element).overflowY) && element.scrollHeight > element.clientHeight;
      return element.scrollWidth > element.clientWidth || tooTall || left < 0 || right > innerWidth;
    };
    return [...document.querySelectorAll('body, body *')]
      .filter((element) => element === document.body || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ''))
      .filter((element) => element.checkVisibility() && !designed(element) && isCut(element))
      .map((element) => `${element.tagName} ${element.className}: ${(element.textContent ?? '').slice(0, 60)}`);
  });
