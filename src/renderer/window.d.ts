import type { Bridge } from '../shared/bridge-contract.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the name is the contract's BRIDGE_KEY. */
    readonly accountTray: Bridge;
  }
}
