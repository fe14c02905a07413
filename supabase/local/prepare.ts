/** Part of set-up: makes what the embedded backend would else make at its first start. */
import path from 'node:path';
import { openLite } from './lite.ts';
import { makeTemplate } from './template.ts';

await makeTemplate(async (database) => {
  const lite = await openLite({
    dataDir: path.dirname(database),
    config: { api: {}, storage: {}, auth: {} },
    smtpPort: 0,
  });
  await lite.connection.close();
});
