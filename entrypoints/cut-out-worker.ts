import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { SELFIE_NET_FOLDER } from '../utils/cutout/selfie-net-files.ts';
import { serveCutOut } from '../utils/cutout/serve-cut-out.ts';

/** The worker in which reference photos are cut out. A classic script: the net loads parts of itself by `importScripts`. */
export default defineUnlistedScript(() => {
  serveCutOut(self, new URL(`/${SELFIE_NET_FOLDER}/`, self.location.origin).href);
});
