/** Pictures of users. */
import type { Mutation } from './mutation.ts';

const AVATARS = ['test/integration/avatars.test.ts'];
const PICTURE_SIZE = ['test/unit/window/picture-size.test.ts'];
const PICTURE_REQUEST = ['test/integration/picture-request.test.ts'];
const SLOW_PICTURES = ['test/integration/slow-pictures.test.ts'];
const PUBLIC_ADDRESS = ['test/unit/system/public-address.test.ts'];
const pictureSize = 'src/main/window/picture-size.ts';
const pictureRequest = 'src/main/window/picture-request.ts';
const publicAddress = 'src/main/system/public-address.ts';

export const OF_PICTURES: readonly Mutation[] = [
  { name: 'the limit on the pixels of a picture', file: 'src/main/window/avatars.ts', search: ' || measured.side > SIDE_MAX', replacement: '', tests: AVATARS },
  { name: 'the largest size in a picture counts', file: pictureSize, search: 'side = Math.max(side, ...size);', replacement: 'side ||= Math.max(...size);', tests: PICTURE_SIZE },
  { name: 'no second picture behind a JPEG', file: pictureSize, search: "if (bytes.toString('latin1', at + 2, at + 6) === 'MPF\\0') malformed();", replacement: '', tests: PICTURE_SIZE },
  { name: 'no frames in frames', file: pictureSize, search: 'from !== 12 || ', replacement: '', tests: PICTURE_SIZE },
  { name: 'no second frame in a PNG', file: pictureSize, search: "if (bytes.toString('latin1', at + 4, data) !== 'fcTL') continue;\n    frames += 1;", replacement: "if (bytes.toString('latin1', at + 4, data) !== 'fcTL') continue;", tests: PICTURE_SIZE },
  { name: 'no second frame in a GIF', file: pictureSize, search: '{\n      frames += 1;', replacement: '{', tests: PICTURE_SIZE },
  { name: 'no second frame in a WebP', file: pictureSize, search: ' || frames > 1', replacement: '', tests: PICTURE_SIZE },
  { name: 'a picture that failed is not fetched again at once', file: 'src/main/window/avatars.ts', search: 'keep(failed, picture, nowMs(), FAILED_MAX);', replacement: '', tests: AVATARS },
  { name: 'a limit on requests for pictures', file: 'src/main/window/avatars.ts', search: ' || !isWithinLimit()', replacement: '', tests: AVATARS },
  { name: 'pictures over HTTPS', file: pictureRequest, search: "url.protocol !== 'https:' || ", replacement: '', tests: PICTURE_REQUEST },
  { name: 'no address of a network around this computer for a picture', file: pictureRequest, search: " || !mayBePublicHost(url.hostname)", replacement: '', tests: PICTURE_REQUEST },
  { name: 'the look-up of pictures is checked', file: pictureRequest, search: ', undefined, lookup);', replacement: ');', tests: PICTURE_REQUEST },
  { name: 'no name that leads to this computer for a picture', file: publicAddress, search: 'addresses.filter(({ address }) => isPublicAddress(address))', replacement: 'addresses', tests: PICTURE_REQUEST },
  { name: 'only global unicast IPv6 addresses', file: publicAddress, search: "globalUnicast.check(address, 'ipv6') && ", replacement: '', tests: PUBLIC_ADDRESS },
  { name: 'no special-purpose addresses', file: publicAddress, search: "return !notPublic.check(address, 'ipv4');", replacement: 'return true;', tests: PUBLIC_ADDRESS },
  { name: 'no password in the address of a picture', file: pictureRequest, search: "if (url.username !== '' || url.password !== '') throw new Error('passwordInAddress');", replacement: '', tests: PICTURE_REQUEST },
  { name: 'the limit on the bytes of a picture', file: pictureRequest, search: ', bytesMax: BYTES_MAX', replacement: '', tests: PICTURE_REQUEST },
  { name: 'the limit on the time of a picture', file: 'src/main/users-api/http.ts', search: 'const CALL_TIMEOUT_MS = 10_000;', replacement: 'const CALL_TIMEOUT_MS = 600_000;', tests: SLOW_PICTURES },
  { name: 'no application id for strangers', file: pictureRequest, search: '{ ...NO_ACCESS, caFile: access().caFile }', replacement: 'access()', tests: PICTURE_REQUEST },
];
