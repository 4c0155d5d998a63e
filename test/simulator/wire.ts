/** The shapes that travel between Pieces OS and its clients, under their wire names. Every model may carry `schema`. */

export interface WireSchema {
  readonly migration: number;
  readonly semantic: string;
}

interface Model {
  readonly schema?: WireSchema;
}

export interface WireTimestamp extends Model {
  readonly value: string;
  readonly readable?: string;
}

export interface WireCloudUrl extends Model {
  readonly status: string;
  readonly url: string;
}

export interface WireAllocation extends Model {
  readonly id: string;
  readonly user: string;
  readonly project: string;
  readonly region?: string;
  readonly version?: string;
  readonly updated?: WireTimestamp;
  readonly status: Model & { readonly cloud: string };
  readonly urls: Model & { readonly base: WireCloudUrl; readonly id: WireCloudUrl; readonly vanity?: WireCloudUrl };
}

export interface WireProvider extends Model {
  readonly type: string;
  readonly user_id: string;
  readonly created: WireTimestamp;
  readonly updated: WireTimestamp;
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly connection?: string;
  readonly isSocial?: boolean;
  readonly profileData?: Readonly<Record<string, string | number | boolean>>;
}

export interface WireOpenAi extends Model {
  readonly api_key?: string;
  readonly api_key_name?: string;
  readonly organization_key?: string;
}

interface IdentityMetadata extends Model {
  readonly global_id: string;
  readonly vanityname?: string;
  readonly allocation?: { readonly project: string; readonly region: string };
  readonly open_AI?: WireOpenAi;
  readonly beta?: Model & { readonly from?: WireTimestamp; readonly to?: WireTimestamp; readonly continuous?: boolean };
}

export interface WireAuth0 extends IdentityMetadata {
  readonly cloud_key?: string;
  readonly stripe_customer_id?: string;
}

export interface WireDescope extends IdentityMetadata {
  readonly descope_id: string;
}

export interface WireSubscription extends Model {
  readonly id: string;
  readonly reference?: Model & {
    readonly id: string;
    readonly name: string;
    readonly active: boolean;
    readonly created: WireTimestamp;
    readonly updated: WireTimestamp;
    readonly next_billing_date?: WireTimestamp;
    readonly price_id: string;
    readonly product_id: string;
    readonly subscription_id: string;
    readonly quantity: number;
    readonly term: string;
    readonly user: { readonly id: string };
  };
}

/** Only `id` and `aesthetics` are required. `null` is allowed where a test may want to send one. */
export interface WireProfile extends Model {
  readonly id: string;
  readonly aesthetics: Model & {
    readonly theme: Model & { readonly dark: boolean };
    readonly font: Model & { readonly size: number };
  };
  readonly name?: string | null;
  readonly email?: string | null;
  readonly username?: string | null;
  readonly vanityname?: string | null;
  /** An absolute URL; one that begins with `/` gets the simulator's own origin when it is sent. */
  readonly picture?: string | null;
  readonly created?: WireTimestamp | null;
  readonly updated?: WireTimestamp | null;
  readonly allocation?: WireAllocation | null;
  readonly providers?: (Model & { readonly iterable: readonly WireProvider[] }) | null;
  readonly auth0?: WireAuth0 | null;
  readonly descope?: WireDescope | null;
  readonly subscriptions?: (Model & { readonly iterable: readonly WireSubscription[] }) | null;
  readonly apiKeys?: readonly string[] | null;
}

export interface WireToken {
  readonly access_token: string;
  readonly token_type: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly scope?: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
}

/** What every model of the service carries today. */
export const WIRE_SCHEMA: WireSchema = { migration: 0, semantic: 'MAJOR_0_MINOR_0_PATCH_1' };

/** The profile as it is sent: a picture of the simulator itself becomes an absolute address. */
export function onWire(profile: WireProfile, origin: string): WireProfile {
  return profile.picture?.startsWith('/') === true ? { ...profile, picture: origin + profile.picture } : profile;
}

/** The `Users` model. */
export function usersOnWire(profiles: readonly WireProfile[], origin: string): object {
  return { schema: WIRE_SCHEMA, iterable: profiles.map((profile) => onWire(profile, origin)) };
}
