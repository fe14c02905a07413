import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { NET_FOLDER } from '../utils/cutout/net-files.ts';
import { serveCutOut } from '../utils/cutout/serve-cut-out.ts';

/** The worker in which reference photos are cut out. A classic script: the net loads parts of itself by `importScripts`. */
export default defineUnlistedScript(() => {
  serveCutOut(self, new URL(`/${NET_FOLDER}/`, self.location.origin).href);
});
