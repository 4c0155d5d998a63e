/** The screen of the first start. Part of the English catalogue. */
export const firstStartWords = {
  title: 'Welcome to Pieces Account Tray',
  what: {
    title: 'What it does',
    detail: 'It shows who is signed in to Pieces OS on this computer and tells you when that changes. You can also sign in and disconnect.',
  },
  found: {
    title: 'Where Pieces OS is',
    looking: 'Looking for Pieces OS on this computer…',
    at: (url: string, source: string) => `Found at ${url}, ${source}.`,
    notFound: (detail: string) => `Not found yet. ${detail} The app keeps looking.`,
  },
  stores: {
    title: 'What it stores',
    detail: 'Your settings, and 90 days of history with user IDs and times, on this computer. Tokens are stored only in your system’s keychain. The app sends no usage data.',
  },
  tray: {
    title: 'It lives in the tray',
    titleMissing: 'It runs without an icon',
    detail: 'Look for this icon. The app keeps running when you close this window. Click the icon to open it again or to quit.',
    missing: 'This desktop does not seem to have a tray, so you may not see this icon. The app keeps running when you close this window. To open it again, start Pieces Account Tray from your applications menu. To quit, press Ctrl+Q in this window.',
    icon: 'The tray icon: a person with a check mark',
  },
  done: 'Show my account',
};
