import { homedir } from 'node:os';
import type { Core } from '../core.ts';
import { createLocator, type Locator } from '../locator.ts';
import { probeHealth, SERVICE_PORTS } from '../users-api/discover.ts';
import { portFilePaths } from '../users-api/port-file.ts';

/** Finds the service where it is on this computer. */
export const locatorOnThisComputer = (core: Core): Locator =>
  createLocator({
    core,
    portFiles: portFilePaths(process.platform, process.env, homedir()),
    ports: SERVICE_PORTS,
    probe: probeHealth,
  });
