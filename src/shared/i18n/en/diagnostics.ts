/** Of the diagnostics, which are in English whatever the app speaks: they are for whoever helps. Not part of the catalogue. */
import { APP_NAME } from './app-name.ts';

export const diagnosticsWords = {
  title: `${APP_NAME} diagnostics`,
  masked: 'Names, emails, IDs and addresses are masked.',
  notMasked: 'Names, emails, IDs and addresses are not masked.',
  versions: 'Versions',
  settings: 'Settings',
  state: 'State',
  transitions: 'Last transitions',
  errors: 'Last errors',
  log: 'Log',
  none: 'none',
};
