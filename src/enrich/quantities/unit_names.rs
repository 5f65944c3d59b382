//! How the units of the data model are called in Chinese, in either script, and in English.

use std::sync::LazyLock;

/// A currency's name in Chinese and its symbol in English; without a symbol the code follows the number.
pub(super) fn currency(code: &str) -> (&str, &'static str) {
    match code {
        "CNY" => ("元", "¥"),
        "USD" => ("美元", "US$"),
        "HKD" => ("港元", "HK$"),
        "TWD" => ("元新台币", "NT$"),
        "EUR" => ("欧元", "€"),
        "GBP" => ("英镑", "£"),
        "JPY" => ("日元", "JP¥"),
        "KRW" => ("韩元", "₩"),
        "INR" => ("印度卢比", "₹"),
        "AUD" => ("澳元", "A$"),
        "CAD" => ("加元", "C$"),
        "SGD" => ("新加坡元", "S$"),
        "NZD" => ("新西兰元", "NZ$"),
        "MOP" => ("澳门元", ""),
        "RUB" => ("卢布", ""),
        "CHF" => ("瑞士法郎", ""),
        "THB" => ("泰铢", ""),
        "VND" => ("越南盾", ""),
        "IDR" => ("印尼盾", ""),
        "PHP" => ("菲律宾比索", ""),
        "SAR" => ("沙特里亚尔", ""),
        "MYR" => ("林吉特", ""),
        "TRY" => ("土耳其里拉", ""),
        "BRL" => ("雷亚尔", ""),
        "MXN" => ("墨西哥比索", ""),
        "SEK" => ("瑞典克朗", ""),
        "NOK" => ("挪威克朗", ""),
        "DKK" => ("丹麦克朗", ""),
        "ZAR" => ("兰特", ""),
        "AED" => ("迪拉姆", ""),
        other => (other, ""),
    }
}

/// The plain English word of a currency that has no symbol of its own.
pub(super) fn currency_word(code: &str) -> &str {
    match code {
        "MOP" => "patacas",
        "RUB" => "roubles",
        "CHF" => "Swiss francs",
        "THB" => "baht",
        "VND" => "dong",
        "IDR" => "rupiah",
        "MYR" => "ringgit",
        "PHP" => "Philippine pesos",
        "TRY" => "Turkish lira",
        "BRL" => "reais",
        "MXN" => "Mexican pesos",
        "SEK" => "Swedish kronor",
        "NOK" => "Norwegian kroner",
        "DKK" => "Danish kroner",
        "ZAR" => "rand",
        "AED" => "dirhams",
        "SAR" => "Saudi riyals",
        other => other,
    }
}

/// A measure's name in Chinese and English, where it is not its symbol.
pub(super) fn named(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "year" => ("年", "year"),
        "quarter" => ("个季度", "quarter"),
        "month" => ("个月", "month"),
        "week" => ("周", "week"),
        "day" => ("天", "day"),
        "hour" => ("小时", "hour"),
        "minute" => ("分钟", "minute"),
        "second" => ("秒", "second"),
        "decade" => ("个十年", "decade"),
        "century" => ("个世纪", "centuries"),
        "age" => ("岁", "years old"),
        "km" => ("公里", "km"),
        "m" => ("米", "m"),
        "cm" => ("厘米", "cm"),
        "mm" => ("毫米", "mm"),
        "um" => ("微米", "μm"),
        "nm" => ("纳米", "nm"),
        "mi" => ("英里", "miles"),
        "nmi" => ("海里", "nautical miles"),
        "ft" => ("英尺", "feet"),
        "in" => ("英寸", "inches"),
        "yd" => ("码", "yards"),
        "ly" => ("光年", "light-years"),
        "km2" => ("平方公里", "km²"),
        "m2" => ("平方米", "m²"),
        "cm2" => ("平方厘米", "cm²"),
        "ft2" => ("平方英尺", "square feet"),
        "mi2" => ("平方英里", "square miles"),
        "ha" => ("公顷", "hectares"),
        "ac" => ("英亩", "acres"),
        "mu" => ("亩", "mu"),
        "ping" => ("坪", "ping"),
        "t" => ("吨", "tonnes"),
        "kg" => ("公斤", "kg"),
        "g" => ("克", "g"),
        "mg" => ("毫克", "mg"),
        "ug" => ("微克", "μg"),
        "jin" => ("斤", "jin"),
        "lb" => ("磅", "lb"),
        "oz" => ("盎司", "oz"),
        "ct" => ("克拉", "carats"),
        "bit" => ("比特", "bits"),
        "m3" => ("立方米", "m³"),
        "km3" => ("立方公里", "km³"),
        "l" => ("升", "litres"),
        "ml" => ("毫升", "ml"),
        "W" => ("瓦", "W"),
        "kW" => ("千瓦", "kW"),
        "MW" => ("兆瓦", "MW"),
        "GW" => ("吉瓦", "GW"),
        "TW" => ("太瓦", "TW"),
        "kWh" => ("千瓦时", "kWh"),
        "MWh" => ("兆瓦时", "MWh"),
        "GWh" => ("吉瓦时", "GWh"),
        "TWh" => ("太瓦时", "TWh"),
        "km/h" => ("公里/小时", "km/h"),
        "mph" => ("英里/小时", "mph"),
        "°C" => ("摄氏度", "°C"),
        "°F" => ("华氏度", "°F"),
        "dB" => ("分贝", "dB"),
        "TEU" => ("标箱", "TEU"),
        "magnitude" => ("级", "magnitude"),
        "barrels" => ("桶", "barrels"),
        "gallons" => ("加仑", "gallons"),
        "B" => ("字节", "bytes"),
        _ => return None,
    })
}

/// The Traditional form of the characters that units, scales and qualifiers are written with.
pub(super) fn traditional(c: char) -> char {
    const PAIRS: &str = "业業乡鄉兰蘭关關剂劑华華圆圓块塊声聲处處学學宾賓尔爾届屆摄攝数數机機构構枪槍标標环環电電盏盞纽紐线線联聯胜勝贝貝负負银銀铜銅针針顶頂额額马馬亿億个個张張项項辆輛艘艘条條栋棟间間户戶种種类類场場轮輪门門笔筆岁歲吨噸顷頃亩畝过過约約增增长長点點\
网網镑鎊韩韓卢盧币幣铢銖盘盤单單师師万萬册冊颗顆头頭只隻层層级級节節课課县縣国國镇鎮村村广廣区區车車桩樁号號员員对對双雙组組\
队隊页頁时時钟鐘纳納欧歐亚亞码碼两兩台台厅廳厂廠馆館仑侖儿兒";
    static SORTED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let mut chars = PAIRS.chars();
        let mut pairs: Vec<(char, char)> =
            std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect();
        pairs.sort_by_key(|(simplified, _)| *simplified);
        pairs
    });
    if c.is_ascii() {
        return c;
    }
    let place = SORTED.binary_search_by_key(&c, |(simplified, _)| *simplified);
    place.map_or(c, |at| SORTED[at].1)
}
