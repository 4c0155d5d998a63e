/** A real browser without a display, and in it the person who signs in. */
import { chromium, type Browser, type Page } from '@playwright/test';
import { browserProgram } from '../../scripts/system-packages.ts';

const STEP_LIMIT_MS = 20_000;

export interface Credentials {
  readonly login: string;
  readonly password: string;
}

export interface Person {
  /** Opens an address in a window of its own, in which nobody is signed in anywhere. */
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<Person> {
  const executablePath = browserProgram();
  if (executablePath === undefined) throw new Error('There is no Chromium on this machine. On Debian: apt-get install chromium.');
  const browser: Browser = await chromium.launch({ executablePath });
  return {
    open: async (url) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(STEP_LIMIT_MS);
      await page.goto(url);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Types name and password on the login page. */
export async function logIn(page: Page, { login, password }: Credentials): Promise<void> {
  await page.locator('[name=login]').fill(login);
  await page.locator('[name=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Answers what the app asks for. */
export const answer = (page: Page, choice: 'Allow' | 'Deny'): Promise<void> => page.getByRole('button', { name: choice }).click();
