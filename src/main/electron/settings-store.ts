import { ipcMain } from 'electron';
import Store from 'electron-store';
import type { OpenStore } from '../settings/json-file.ts';

/** Opens settings files in the app's user data folder. */
export const openElectronStore: OpenStore = (options) => {
  // What `conf` calls `configName` has to be given as `name` here, or every file would be `config.json`.
  const store = new Store({ ...options, ...(options.configName !== undefined && { name: options.configName }) });
  // It answers any page's question where the app keeps its files. No page of this app asks, and none is to be told.
  ipcMain.removeAllListeners('electron-store-get-data');
  return store;
};
