import { homedir } from 'node:os';
import type { Core } from '../app/core.ts';
import { createServiceLocator, type ServiceLocator } from './service-locator.ts';
import { probeHealth, SERVICE_PORTS } from '../users-api/discover.ts';
import { portFilePaths } from '../users-api/port-file.ts';

/** Finds the service where it is on this computer. */
export const locatorOnThisComputer = (core: Core): ServiceLocator =>
  createServiceLocator({
    core,
    portFiles: portFilePaths(process.platform, process.env, homedir()),
    ports: SERVICE_PORTS,
    probe: probeHealth,
  });
