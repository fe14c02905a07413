const t0=performance.now(); const lap=(n)=>console.log(n,(performance.now()-t0).toFixed(0));
process.env.EXPERIMENTAL_STORAGE='1';
const [{ App, SmtpEmailDriver, SUPABASE_AUTH_HELPERS_SQL }, { applyPendingMigrations }, { createPgliteConnection }] = await Promise.all([import('@supabase/lite'), import('@supabase/lite/cli'), import('@supabase/lite/pglite')]);
lap('import'); const c=await createPgliteConnection({url:process.argv[2]}); lap('connection'); c.rlsState='active'; await c.driver.query('select 1'); lap('first query');
