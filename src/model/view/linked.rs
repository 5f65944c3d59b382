//! What a page says of itself to machines, in the words of schema.org: JSON-LD.

use schemars::JsonSchema;
use serde::Serialize;

/// A statement for one `<script type="application/ld+json">`; print it with the filter `json`, which lets nothing in
/// it end the element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum LinkedData {
    /// What an article page is about.
    Article(Box<NewsArticle>),
    /// Which articles a list has.
    List(ItemList),
    /// Where a page stands in the site.
    Trail(BreadcrumbList),
}

/// Whose words these are: the constant behind `@context`.
pub const SCHEMA_ORG: &str = "https://schema.org";

/// <https://schema.org/NewsArticle>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewsArticle {
    /// [`SCHEMA_ORG`].
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// `NewsArticle`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// Title.
    pub headline: String,
    /// One sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// BCP 47 tag of the text.
    pub in_language: String,
    /// The page's own complete address.
    pub url: String,
    /// The same: the article is what its page is for.
    pub main_entity_of_page: String,
    /// Day of first publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<String>,
    /// Who wrote it, or else who published it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Agent>,
    /// This site.
    pub publisher: Agent,
    /// Who published it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_organization: Option<Agent>,
    /// Where it was published first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_based_on: Option<String>,
    /// Names of its topics.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub article_section: Vec<String>,
}

/// <https://schema.org/Person> or <https://schema.org/Organization>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Agent {
    /// `Person` or `Organization`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// The name.
    pub name: String,
    /// A complete address, for this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// <https://schema.org/ItemList>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemList {
    /// [`SCHEMA_ORG`].
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// `ItemList`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// How many there are on the page.
    pub number_of_items: usize,
    /// In the order of the page.
    pub item_list_element: Vec<ListedItem>,
}

/// <https://schema.org/ListItem> of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedItem {
    /// `ListItem`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// From 1.
    pub position: usize,
    /// Title.
    pub name: String,
    /// Complete address.
    pub url: String,
}

/// <https://schema.org/BreadcrumbList>.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BreadcrumbList {
    /// [`SCHEMA_ORG`].
    #[serde(rename = "@context")]
    pub context: &'static str,
    /// `BreadcrumbList`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// From the front page down to this one.
    pub item_list_element: Vec<Crumb>,
}

/// <https://schema.org/ListItem> of a trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Crumb {
    /// `ListItem`.
    #[serde(rename = "@type")]
    pub kind: &'static str,
    /// From 1.
    pub position: usize,
    /// Name of the page.
    pub name: String,
    /// Complete address.
    pub item: String,
}
