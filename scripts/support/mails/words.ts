/** The languages of the interface, by the tag that an account keeps as its own. English comes first and is for everybody else. */
export const MAIL_LOCALES = ['en', 'fr', 'es', 'de', 'pt-BR', 'ja', 'ar', 'hi'] as const;
export type MailLocale = (typeof MAIL_LOCALES)[number];

/** A mail in one language. */
export interface MailWords {
  subject: string;
  /** Before the code, or all there is to say where there is none. */
  lead: string;
  /** In small print: how long it holds, and what to do if somebody else asked for it. */
  note: string;
}

/** Every mail of the auth server, by its name in `config.toml`. Nothing in it may have to be escaped in HTML. */
export const MAILS: Record<string, Record<MailLocale, MailWords>> = {
  confirmation: {
    en: {
      subject: 'Your Klikk code',
      lead: 'Here is your code to confirm your e-mail address:',
      note: 'It is valid for one hour. If you did not create an account, you need not do anything.',
    },
    fr: {
      subject: 'Votre code Klikk',
      lead: 'Voici votre code pour confirmer votre adresse e-mail :',
      note: 'Il est valable une heure. Si vous n’avez pas créé de compte, vous n’avez rien à faire.',
    },
    es: {
      subject: 'Tu código de Klikk',
      lead: 'Este es tu código para confirmar tu correo electrónico:',
      note: 'Vale durante una hora. Si no has creado una cuenta, no tienes que hacer nada.',
    },
    de: {
      subject: 'Dein Klikk-Code',
      lead: 'Hier ist dein Code, um deine E-Mail-Adresse zu bestätigen:',
      note: 'Er gilt eine Stunde. Wenn du kein Konto angelegt hast, brauchst du nichts zu tun.',
    },
    'pt-BR': {
      subject: 'Seu código do Klikk',
      lead: 'Este é o seu código para confirmar seu endereço de e-mail:',
      note: 'Ele vale por uma hora. Se você não criou uma conta, não precisa fazer nada.',
    },
    ja: {
      subject: 'Klikk の確認コード',
      lead: 'メールアドレスを確認するためのコードです。',
      note: '有効期限は 1 時間です。アカウントを作成していない場合は、何もする必要はありません。',
    },
    ar: {
      subject: 'رمزك في Klikk',
      lead: 'هذا رمزك لتأكيد عنوان بريدك الإلكتروني:',
      note: 'الرمز صالح لمدة ساعة. إن لم تُنشئ حسابًا، فلا يلزمك فعل أي شيء.',
    },
    hi: {
      subject: 'आपका Klikk कोड',
      lead: 'आपका ईमेल पता पक्का करने के लिए कोड:',
      note: 'यह एक घंटे तक काम करता है। अगर आपने खाता नहीं बनाया, तो आपको कुछ नहीं करना है।',
    },
  },
  magic_link: {
    en: {
      subject: 'Your Klikk code to sign in',
      lead: 'Here is your code to sign in to Klikk:',
      note: 'It is valid for one hour. If you did not ask for it, you need not do anything: without it nobody signs in. Give it to nobody.',
    },
    fr: {
      subject: 'Votre code de connexion à Klikk',
      lead: 'Voici votre code pour vous connecter à Klikk :',
      note: 'Il est valable une heure. Si vous ne l’avez pas demandé, vous n’avez rien à faire : sans lui, personne ne se connecte. Ne le donnez à personne.',
    },
    es: {
      subject: 'Tu código para iniciar sesión en Klikk',
      lead: 'Este es tu código para iniciar sesión en Klikk:',
      note: 'Vale durante una hora. Si no lo has pedido, no tienes que hacer nada: sin él nadie inicia sesión. No se lo des a nadie.',
    },
    de: {
      subject: 'Dein Klikk-Code zum Anmelden',
      lead: 'Hier ist dein Code, um dich bei Klikk anzumelden:',
      note: 'Er gilt eine Stunde. Wenn du ihn nicht angefordert hast, brauchst du nichts zu tun: Ohne ihn meldet sich niemand an. Gib ihn niemandem.',
    },
    'pt-BR': {
      subject: 'Seu código para entrar no Klikk',
      lead: 'Este é o seu código para entrar no Klikk:',
      note: 'Ele vale por uma hora. Se você não o pediu, não precisa fazer nada: sem ele ninguém entra. Não o dê a ninguém.',
    },
    ja: {
      subject: 'Klikk のログインコード',
      lead: 'Klikk にログインするためのコードです。',
      note: '有効期限は 1 時間です。心当たりがない場合は、何もする必要はありません。このコードがなければ誰もログインできません。誰にも教えないでください。',
    },
    ar: {
      subject: 'رمزك لتسجيل الدخول إلى Klikk',
      lead: 'هذا رمزك لتسجيل الدخول إلى Klikk:',
      note: 'الرمز صالح لمدة ساعة. إن لم تطلبه، فلا يلزمك فعل أي شيء: لا أحد يسجّل الدخول من دونه. لا تعطه لأحد.',
    },
    hi: {
      subject: 'Klikk में साइन इन करने का कोड',
      lead: 'Klikk में साइन इन करने के लिए आपका कोड:',
      note: 'यह एक घंटे तक काम करता है। अगर आपने इसे नहीं मंगाया, तो आपको कुछ नहीं करना है: इसके बिना कोई साइन इन नहीं कर सकता। इसे किसी को न दें।',
    },
  },
  recovery: {
    en: {
      subject: 'Your code for a new Klikk password',
      lead: 'Here is your code to choose a new password:',
      note: 'It is valid for one hour. If you did not ask for it, leave your password as it is and ignore this mail.',
    },
    fr: {
      subject: 'Votre code pour un nouveau mot de passe Klikk',
      lead: 'Voici votre code pour choisir un nouveau mot de passe :',
      note: 'Il est valable une heure. Si vous ne l’avez pas demandé, gardez votre mot de passe et ignorez cet e-mail.',
    },
    es: {
      subject: 'Tu código para una contraseña nueva de Klikk',
      lead: 'Este es tu código para elegir una contraseña nueva:',
      note: 'Vale durante una hora. Si no lo has pedido, deja tu contraseña como está e ignora este correo.',
    },
    de: {
      subject: 'Dein Code für ein neues Klikk-Passwort',
      lead: 'Hier ist dein Code, um ein neues Passwort zu wählen:',
      note: 'Er gilt eine Stunde. Wenn du ihn nicht angefordert hast, lass dein Passwort, wie es ist, und beachte diese E-Mail nicht.',
    },
    'pt-BR': {
      subject: 'Seu código para uma nova senha do Klikk',
      lead: 'Este é o seu código para escolher uma nova senha:',
      note: 'Ele vale por uma hora. Se você não o pediu, deixe sua senha como está e ignore este e-mail.',
    },
    ja: {
      subject: 'Klikk の新しいパスワード用コード',
      lead: '新しいパスワードを設定するためのコードです。',
      note: '有効期限は 1 時間です。心当たりがない場合は、パスワードはそのままで、このメールを無視してください。',
    },
    ar: {
      subject: 'رمزك لكلمة مرور جديدة في Klikk',
      lead: 'هذا رمزك لاختيار كلمة مرور جديدة:',
      note: 'الرمز صالح لمدة ساعة. إن لم تطلبه، فاترك كلمة مرورك كما هي وتجاهل هذه الرسالة.',
    },
    hi: {
      subject: 'नए Klikk पासवर्ड के लिए कोड',
      lead: 'नया पासवर्ड चुनने के लिए आपका कोड:',
      note: 'यह एक घंटे तक काम करता है। अगर आपने इसे नहीं मंगाया, तो अपना पासवर्ड वैसा ही रहने दें और इस ईमेल पर ध्यान न दें।',
    },
  },
  email_change: {
    en: {
      subject: 'Your Klikk code to change your e-mail address',
      lead: 'Here is your code to change the e-mail address of your Klikk account to {{ .NewEmail }}:',
      note: 'It is valid for one hour. A code went to the old address and one to the new; both are needed. If you did not ask for this, give the code to nobody and choose a new password.',
    },
    fr: {
      subject: 'Votre code Klikk pour changer d’adresse e-mail',
      lead: 'Voici votre code pour remplacer l’adresse e-mail de votre compte Klikk par {{ .NewEmail }} :',
      note: 'Il est valable une heure. Un code est parti vers l’ancienne adresse et un vers la nouvelle ; les deux sont nécessaires. Si vous n’avez rien demandé, ne donnez le code à personne et choisissez un nouveau mot de passe.',
    },
    es: {
      subject: 'Tu código de Klikk para cambiar tu correo electrónico',
      lead: 'Este es tu código para cambiar el correo electrónico de tu cuenta de Klikk a {{ .NewEmail }}:',
      note: 'Vale durante una hora. Ha ido un código a la dirección antigua y otro a la nueva; hacen falta los dos. Si no lo has pedido, no des el código a nadie y elige una contraseña nueva.',
    },
    de: {
      subject: 'Dein Klikk-Code, um deine E-Mail-Adresse zu ändern',
      lead: 'Hier ist dein Code, um die E-Mail-Adresse deines Klikk-Kontos in {{ .NewEmail }} zu ändern:',
      note: 'Er gilt eine Stunde. An die alte und an die neue Adresse ging je ein Code; beide werden gebraucht. Wenn du das nicht wolltest, gib den Code niemandem und wähle ein neues Passwort.',
    },
    'pt-BR': {
      subject: 'Seu código do Klikk para mudar seu endereço de e-mail',
      lead: 'Este é o seu código para mudar o endereço de e-mail da sua conta do Klikk para {{ .NewEmail }}:',
      note: 'Ele vale por uma hora. Um código foi para o endereço antigo e outro para o novo; os dois são necessários. Se você não pediu isso, não dê o código a ninguém e escolha uma nova senha.',
    },
    ja: {
      subject: 'Klikk のメールアドレス変更コード',
      lead: 'Klikk アカウントのメールアドレスを {{ .NewEmail }} に変更するためのコードです。',
      note: '有効期限は 1 時間です。現在のアドレスと新しいアドレスにそれぞれコードを送信しました。両方とも必要です。心当たりがない場合は、コードを誰にも教えず、新しいパスワードを設定してください。',
    },
    ar: {
      subject: 'رمزك في Klikk لتغيير عنوان بريدك الإلكتروني',
      lead: 'هذا رمزك لتغيير عنوان بريد حسابك في Klikk إلى \u2068{{ .NewEmail }}\u2069:',
      note: 'الرمز صالح لمدة ساعة. أُرسل رمز إلى العنوان القديم ورمز إلى الجديد، وكلاهما مطلوب. إن لم تطلب ذلك، فلا تعطِ الرمز لأحد واختَر كلمة مرور جديدة.',
    },
    hi: {
      subject: 'ईमेल पता बदलने के लिए Klikk कोड',
      lead: 'आपके Klikk खाते का ईमेल पता {{ .NewEmail }} में बदलने के लिए कोड:',
      note: 'यह एक घंटे तक काम करता है। एक कोड पुराने पते पर और एक नए पते पर गया है; दोनों ज़रूरी हैं। अगर आपने यह नहीं मांगा, तो कोड किसी को न दें और नया पासवर्ड चुनें।',
    },
  },
  password_changed: {
    en: {
      subject: 'Your Klikk password was changed',
      lead: 'The password of your Klikk account was changed, and all other browsers are being signed out.',
      note: 'If this was not you, press Forgot password? where you sign in to Klikk, and choose a new one at once.',
    },
    fr: {
      subject: 'Votre mot de passe Klikk a été changé',
      lead: 'Le mot de passe de votre compte Klikk a été changé, et tous les autres navigateurs sont déconnectés.',
      note: 'Si ce n’était pas vous, demandez un nouveau mot de passe sur l’écran de connexion de Klikk, et choisissez-le tout de suite.',
    },
    es: {
      subject: 'Tu contraseña de Klikk ha cambiado',
      lead: 'La contraseña de tu cuenta de Klikk ha cambiado, y se cierra la sesión en todos los demás navegadores.',
      note: 'Si no has sido tú, pide una contraseña nueva en la pantalla de inicio de sesión de Klikk y elígela cuanto antes.',
    },
    de: {
      subject: 'Dein Klikk-Passwort wurde geändert',
      lead: 'Das Passwort deines Klikk-Kontos wurde geändert, und alle anderen Browser werden abgemeldet.',
      note: 'Wenn du das nicht warst, lass dir auf der Anmeldeseite von Klikk einen Code für ein neues Passwort senden und wähle es sofort.',
    },
    'pt-BR': {
      subject: 'Sua senha do Klikk foi mudada',
      lead: 'A senha da sua conta do Klikk foi mudada, e todos os outros navegadores estão sendo desconectados.',
      note: 'Se não foi você, peça uma nova senha na tela de login do Klikk e escolha-a imediatamente.',
    },
    ja: {
      subject: 'Klikk のパスワードが変更されました',
      lead: 'Klikk アカウントのパスワードが変更されました。ほかのブラウザはすべてログアウトされます。',
      note: '心当たりがない場合は、Klikk のログイン画面からすぐに新しいパスワードを設定してください。',
    },
    ar: {
      subject: 'تم تغيير كلمة مرورك في Klikk',
      lead: 'تم تغيير كلمة مرور حسابك في Klikk، ويجري تسجيل الخروج من كل المتصفّحات الأخرى.',
      note: 'إن لم تكن أنت من غيّرها، فاطلب كلمة مرور جديدة من شاشة تسجيل الدخول إلى Klikk واختَرها فورًا.',
    },
    hi: {
      subject: 'आपका Klikk पासवर्ड बदल दिया गया',
      lead: 'आपके Klikk खाते का पासवर्ड बदल दिया गया है, और बाकी सभी ब्राउज़र साइन आउट किए जा रहे हैं।',
      note: 'अगर यह आपने नहीं किया, तो Klikk की साइन इन स्क्रीन से तुरंत नया पासवर्ड चुनें।',
    },
  },
};

/** Those that tell something and ask for no code; `config.toml` names them apart. */
export const NOTICES: readonly string[] = ['password_changed'];
