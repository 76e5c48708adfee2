//! Questions as tables: what they mean, and what is said of those that are none.

use super::{Field, How, Node, Phrase, Query, looks};

fn word(phrase: &Phrase) -> String {
    let words = phrase.words.iter().map(|word| {
        let end = match word.how {
            How::Whole => String::new(),
            How::Prefix => "*".to_owned(),
            How::Fuzzy(most) => format!("~{most}"),
            How::Form(_) => "+".to_owned(),
        };
        format!("{}{end}", word.word)
    });
    words.collect::<Vec<_>>().join("_")
}

fn told(node: &Node) -> String {
    let list = |nodes: &[Node]| nodes.iter().map(told).collect::<Vec<_>>().join(" ");
    match node {
        Node::All(nodes) => format!("(all {})", list(nodes)),
        Node::Any(nodes) => format!("(any {})", list(nodes)),
        Node::Not(node) => format!("!{}", told(node)),
        Node::Text(phrase) => word(phrase),
        Node::Field(Field::App(name, how)) => {
            format!("app={name}{}", if *how == How::Prefix { "*" } else { "" })
        }
        Node::Field(Field::Title(phrase)) => format!("title={}", word(phrase)),
        Node::Field(Field::Display(name)) => format!("display={name}"),
        Node::Field(Field::IsKey(is_key)) => format!("key={is_key}"),
        Node::Field(Field::Before(time)) => format!("<{time}"),
        Node::Field(Field::After(time)) => format!(">={time}"),
    }
}

#[test]
fn meanings() {
    for (text, expected) in [
        ("hello World", "(all hello world)"),
        ("a OR b c", "(any a (all b c))"),
        ("(a OR b) AND c", "(all (any a b) c)"),
        ("a -b NOT c", "(all a !b !c)"),
        ("a -(b c)", "(all a !(all b c))"),
        ("NOT NOT a", "query-only-excludes"),
        ("\"to be\" “or not”", "(all to_be or_not)"),
        ("example.com e-mail", "(all example_com e_mail)"),
        ("pre* fuz~ fuz~2 a~0", "(all pre* fuz~1 fuz~2 a)"),
        ("and or not", "(all and or not)"),
        ("http://x.y 12:30", "(all http_x_y 12_30)"),
        (
            "app:Fire* title:\"my page\" display:d1 kind:key x",
            "(all app=Fire* title=my_page display=d1 key=true x)",
        ),
        (
            "app:\"Visual Studio\" kind:change",
            "(all app=Visual Studio key=false)",
        ),
        (
            "x before:1970-01-01T00:00:01Z after:1970-01-01T00:00:02Z",
            "(all x <1000000 >=2000000)",
        ),
        ("x — y", "(all x y)"),
        ("日本", "日_本"),
        ("", "query-empty"),
        ("—", "query-empty"),
        ("-a", "query-only-excludes"),
        ("a OR -b", "query-only-excludes"),
        ("a \"b", "query-quote-open 3"),
        ("a (b", "query-parenthesis 3"),
        ("a) b", "query-parenthesis 2"),
        ("OR a", "query-operand-missing 1"),
        ("a OR", "query-operand-missing 3"),
        ("a AND", "query-operand-missing 3"),
        ("a NOT", "query-operand-missing 3"),
        ("app: x", "query-value-missing 1"),
        ("before:noon x", "query-bad-time 1"),
        ("kind:film x", "query-bad-kind 1"),
        ("\"a b\"~", "query-bad-fuzzy 1"),
        ("abc~3", "query-bad-fuzzy 1"),
        ("((((((((((((((((((a))))))))))))))))))", "query-too-deep 17"),
    ] {
        let meant = match Query::parse(text, false) {
            Ok(query) => told(&query.root),
            Err(error) => {
                let said = error.to_string();
                let place: String = said
                    .split_once("at character ")
                    .map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect())
                    .unwrap_or_default();
                format!("{} {place}", error.code()).trim_end().to_owned()
            }
        };
        assert_eq!(meant, expected, "{text}");
    }
    let long = "word ".repeat(33);
    assert_eq!(
        Query::parse(&long, false).map_err(|error| error.code()),
        Err("query-too-long")
    );
    let prefix = Query::parse("a b app:c", true).expect("a query");
    assert_eq!(told(&prefix.root), "(all a b* app=c)");
    let forms = Query::parse("a -b \"c\" \"d e\" f* g~ title:h", false).expect("a query");
    let forms = told(&forms.stemmed(super::Stemming::English).root);
    assert_eq!(forms, "(all a+ !b+ c d_e f* g~1 title=h)");
}

#[test]
fn look_alikes() {
    for (asked, word, alike) in [
        ("invoice", "1nv0ice", true),
        ("modern", "modem", true),
        ("modem", "modern", true),
        ("window", "vvindovv", true),
        ("total", "tota1", true),
        ("total", "toral", false),
        ("10", "lo", false),
        ("path", "path", false),
    ] {
        let shape = looks::shape_asked(asked);
        let is_alike = !shape.is_empty() && looks::shape(word) == shape;
        assert_eq!(is_alike, alike, "{asked} {word}");
    }
}

#[test]
fn distances() {
    for (one, other, distance) in [
        ("", "", 0),
        ("abc", "", 3),
        ("abc", "acb", 1),
        ("kitten", "sitting", 3),
        ("receive", "recieve", 1),
        ("abcdef", "badcfe", 3),
        ("ca", "abc", 3),
        ("straße", "strasse", 2),
    ] {
        for (one, other) in [(one, other), (other, one)] {
            for most in 0..5 {
                let is_within = looks::is_within(most, one, other);
                assert_eq!(is_within, distance <= most, "{one} {other} {most}");
            }
        }
    }
}

#[test]
fn marks_and_snippets_stay_on_letters() {
    let query = Query::parse("größe", false).expect("a query");
    let marks = query.marks("die Größe, groesse GRÖSSE");
    assert_eq!(marks.len(), 2);
    assert_eq!(&"die Größe, groesse GRÖSSE"[marks[0].clone()], "Größe");
}
