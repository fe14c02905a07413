/** Units of time, length, weight and money, by their beginnings, in the languages that have rules. */
const UNIT =
  /^(?:second|sec|minute|min|hour|hr|day|week|month|year|mile|kilomet|km|kg|kilo|pound|lbs|calori|dollar|euro|heure|jour|semaine|mois|ans?$|année|segundo|minuto|hora|d[íi]a|semana|mes$|meses|m[êe]s|año|ano|stunde|tag|woche|monat|jahr|sekunde|秒|分|時間|日|週間|か月|ヶ月|年間|円|万円|ثاني|دقيق|دقائق|ساع|يوم|أيام|أسبوع|شهر|أشهر|سنة|سنوات|درهم|ريال|جنيه|सेकंड|मिनट|घंट|दिन|हफ्त|महीन|साल|रुपये|किलो|дн|час|минут|год|лет|일|시간|분|년|giorn|or[ae]$|settiman|gün|saat|dni|godzin)/iu;

export const isUnit = (word: string): boolean => UNIT.test(word);

/** Whether a figure carries its unit with it: $100, 50%, 500 €. */
export const hasSign = (figure: string): boolean => /^\p{Lu}{0,2}[$€£¥₹₩]|[%€£¥₹]$/u.test(figure);
