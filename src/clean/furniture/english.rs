//! The words of English pages, in lower case; see [`super::words`] for `#`, `*` and the anchors.
//!
//! Weights as in [`super::chinese`].

use super::words::{Anchor, Group, Role};

const fn any(role: Role, weight: i32, phrases: &'static str) -> Group {
    Group { role, anchor: Anchor::Any, weight, phrases }
}

const fn start(role: Role, weight: i32, phrases: &'static str) -> Group {
    Group { role, anchor: Anchor::Start, weight, phrases }
}

const fn whole(role: Role, weight: i32, phrases: &'static str) -> Group {
    Group { role, anchor: Anchor::Whole, weight, phrases }
}

/// All phrases.
pub(super) static GROUPS: &[Group] = &[
    any(
        Role::Copyright,
        6,
        "all rights reserved|all right reserved|do not necessarily reflect|does not necessarily reflect|not necessarily those of|not necessarily represent|may not be reproduced|may not be published|\
        may not be republished|may not be copied|published, broadcast, rewritten|redistributed without|without prior written|without written permission|without the written|without prior permission|\
        reprinted with permission|republished with permission|republished here under|republished under|republished from|republished here|republished with|reproduced with permission|used with permission|under a creative commons|creative commons license|\
        creative commons licence|read the original article|not constitute*advice|not intended*advice|not financial advice|not investment advice|for informational purposes only|for general information|\
        this article*originally published|this article*first published|this article*originally appeared|this article*first appeared|this story*originally published|this story*first published|\
        this story*originally appeared|this story*first appeared|this post*originally|this piece*originally|this piece*first|this essay*originally|this essay*first|a version of this|\
        appears in print|appeared in print|standards: |our standards:|thomson reuters trust|purchase licensing rights|terms of use|terms of service|privacy notice|this material may not",
    ),
    any(
        Role::Copyright,
        5,
        "copyright ©|copyright (c)|(c) copyright|© #|views expressed|opinions expressed|syndicated from|with inputs from|with input from|this article was*produced|this story was*produced|this content was",
    ),
    any(
        Role::Copyright,
        3,
        "copyright #|originally published|originally appeared|first appeared|all rights|solely those of|author's own|this article|this story|permission",
    ),
    start(
        Role::Copyright,
        5,
        "originally published|originally appeared|first published in|first published on|the views expressed|the opinions expressed|disclaimer|copyright|disclosure|legal notice|©|(c) #|the views|the opinions|views expressed|opinions expressed",
    ),
    any(
        Role::Promotion,
        5,
        "sign up for our|sign up to our|subscribe to our|our newsletter|our free newsletter|our daily|our weekly newsletter|delivered to your inbox|straight to your inbox|in your inbox|to your inbox|download our|\
        get our app|our app|our mobile app|our podcast|follow us|follow our|like us on|join us on|find us on|join our|join the conversation|support our journalism|support our work|make a donation|donate today|become a member|\
        become a subscriber|subscribe now|subscribe today|sign up now|sign up today|scan the qr code|scan this qr code|scan this code|scan the code|app store or google play|app store and google play|click here to|email us at|write to us at|send us|got a tip|\
        got a story|have a story|have a tip|get in touch with us|for more stories like this|for more news|for the latest news|breaking news alerts|push notifications|turn on notifications|our whatsapp|our telegram|our channel|advertise with us",
    ),
    start(
        Role::Promotion,
        6,
        "sign up for|sign up to|subscribe to|subscribe for|subscribe and|download the*app|download our|get the*app|get our|get the latest|get the best|get unlimited|follow us|follow @|follow*on twitter|follow*on facebook|follow*on instagram|follow*on x|follow*on linkedin|like us|like this story|like this article|like what you|enjoyed this|enjoy this|scan this|join the conversation|stay up to date|stay informed|stay in the loop|never miss|don't miss a|support our|support independent|support local|have a tip|got a tip|have a story|got a story|want to read more|for more stories|for more news|for more on|click here|tap here|open in app|open in the app|read in app|use the app|listen to this|newsletter|sign up now|subscribe now|become a member|support us|this newsletter|start your free|already a subscriber|already a member|not a subscriber|you have # free|you've reached your|to continue reading|to read the full|to read more|continue reading with|log in to|sign in to|please sign in|please log in|register for free|create a free",
    ),
    start(
        Role::Promotion,
        4,
        "get more|scan the|scan to|scan for|join our|join us|stay connected|help us|donate|want more|listen to the|watch the|sign up|email us|contact us|tell us|share your|let us know|try our|unlock|sign in",
    ),
    start(
        Role::Related,
        7,
        "read more:|read more about|read also:|also read:|read next:|read:|see also:|see more:|related:|related story:|related stories:|related article:|related articles:|related news:|related coverage:|related reading:|\
        more on this:|more on this story:|more:|more from|more in|recommended:|recommended reading:|must read:|don't miss:|you may also like:|you might also like:|also on|up next:|next up:|watch:|watch now:|listen:|in case you missed it|icymi|editor's pick|editors' pick|from the archive|>>> read|read the full story|read the full article|read the original|previous coverage:|earlier:|opinion:|explainer:|read our",
    ),
    whole(
        Role::Related,
        6,
        "related|related articles|related article|related stories|related story|related news|related content|related posts|related coverage|related topics|related links|related reading|read more|read next|see also|also read|more stories|more news|more articles|more from|more from this author|more from this section|\
        more on this|more on this story|more on this topic|more like this|more to read|you may also like|you might also like|you may also be interested in|recommended|recommended for you|recommended stories|recommended reading|trending|trending now|trending stories|most read|most popular|most viewed|most shared|most commented|\
        popular|popular stories|popular posts|popular now|top stories|latest|latest news|latest stories|latest articles|latest posts|recent posts|recent articles|recent stories|editor's picks|editors' picks|editor's choice|don't miss|must read|must reads|up next|next up|from the web|around the web|from our partners|in other news|what to read next|keep reading|explore more|further reading|promoted stories|sponsored content|sponsored stories",
    ),
    whole(
        Role::Pagination,
        6,
        "next page|previous page|next article|previous article|next story|previous story|next post|previous post|page # of #|page #|# of #|single page|view as single page|view all|first page|last page|older posts|newer posts|continued on next page|jump to|continue reading|load more|show more|view more|see more|read full article|read the full article|read full story|read the full story|continue reading below",
    ),
    whole(Role::Pagination, 3, "next|previous|prev|first|last|page|older|newer|back"),
    start(
        Role::Pagination,
        6,
        "previous:|next:|previous article|next article|page # of #|continued on page|continued from page|next page|previous post:|next post:",
    ),
    whole(
        Role::Furniture,
        6,
        "comments|leave a comment|add a comment|post a comment|write a comment|view comments|show comments|join the discussion|# comments|# comment|comments (#)|comment (#)|no comments|comments are closed|# shares|# share|# views|# likes|# min read|#-min read|# mins read|# minute read|#-minute read|# minutes read|# min|reading time # min|reading time # minutes|reading time: # min|reading time: # minutes|read time # min|read time: # min|read time: # mins|read time: # minutes|estimated reading time # minutes|estimated reading time: # minutes|\
        share this article|share this story|share this post|share this|share article|share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share via email|share by email|share|tweet|tweet this|pin it|print|print this|print this article|print article|email|e-mail|email this|email this article|gift this article|gift article|save|save article|save for later|bookmark|copy link|link copied|copy url|facebook|twitter|linkedin|whatsapp|telegram|pinterest|reddit|wechat|weibo|instagram|youtube|flipboard|messenger|\
        advertisement|advertisements|advertising|skip advertisement|skip ad|story continues below|story continues below advertisement|article continues below|article continues below advertisement|article continues after ad|continue reading the main story|sponsored|paid content|promoted|ad|ads by google|scroll to continue|report this ad|listen to this story|listen to this article|slideshow (# images)|slideshow|# images|# photos|photos (#)|like this|like loading|printer-friendly version|e-mail this story|e-mail this story to a friend|email this story|updated # years ago|# years ago|# hours ago|# days ago|# minutes ago|how we work|read our code|report an error|report a typo|report error|\
        subscribe|sign up|sign in|log in|login|register|log out|sign in / register|my account|menu|search|close|skip to content|skip to main content|skip to navigation|skip to footer|main menu|navigation|toggle navigation|open menu|close menu|back to top|return to top|top of page|about us|contact us|contact|privacy policy|terms of use|terms & conditions|terms and conditions|terms|cookie policy|cookie settings|manage cookies|accept all|accept cookies|accept all cookies|reject all|i accept|got it|advertise|advertise with us|careers|site map|sitemap|help|faq|rss|newsletters|newsletter|\
        font size|text size|larger text|smaller text|a a a|listen|listen now|play|pause|watch now|hide caption|toggle caption|enlarge this image|enlarge image|view gallery|view image in fullscreen|photo gallery|loading|see comments|read the original|view original|go to comments|reprints|reprints & permissions|rights and permissions|get the app|open in app|breaking|breaking news|live updates",
    ),
    whole(
        Role::Furniture,
        3,
        "more|comment|home|like|dislike|reply|report|follow|following|via|fb|e-paper|video|photos|news|world|business|sport|sports|opinion|culture|politics|tech|technology|weather|share:|a- a+|a+ a-|a a|aa|updated|exclusive",
    ),
    start(
        Role::Furniture,
        5,
        "by using this site|by continuing|by clicking|this website uses|this site uses|our website uses|our site uses|we use cookies|we and our partners|we value your privacy|your privacy|please enable javascript|javascript is|your browser|you are here|skip to|story continues below|article continues|this is a modal|this video|loading|sorry, this|back to|you need to|you must be logged|be the first to comment|comments are closed|comments are moderated|comments on this|log in to comment|sign in to comment|leave a reply|notify me of|required fields are|your email address|share this|# min read|reading time|estimated reading|this advertisement|image #",
    ),
    any(
        Role::Furniture,
        5,
        "we use cookies|uses cookies|use of cookies|cookie policy|accept cookies|accept all cookies|manage cookies|cookie settings|privacy policy|third-party cookies|to comment|will not be published|opens in new window|opens in a new window|opens in new tab|please enable javascript|your browser",
    ),
    any(
        Role::Credit,
        6,
        "is a staff writer|is a staff reporter|is a freelance writer|is a reporter covering|is a reporter for|is a correspondent for|is a columnist for|is a freelance journalist|is a freelance reporter|follow her on|follow him on|follow them on|can be reached at|contact the reporter|contact the writer|contact the author|about the author",
    ),
    start(
        Role::Tags,
        6,
        "labels:|tags:|tag:|tagged:|tagged with|tagged in|filed under|topics:|keywords:|posted in|categories:|category:|related topics:|more about:|in this story:",
    ),
    whole(
        Role::Comments,
        6,
        "comments|# comments|# comment|comments (#)|comment (#)|reader comments|readers' comments|top comments|latest comments|recent comments|all comments|newest comments|leave a reply|discussion|what readers say",
    ),
    whole(Role::End, 6, "end|ends|the end|end of story|end of article|- ends -"),
    start(
        Role::Caption,
        6,
        "photo:|photos:|photo courtesy|photograph:|photo credit|photo illustration|image:|images:|image credit|image credits|image courtesy|image source|picture:|pictures:|picture credit|credit:|credits:|caption:|file photo|file image|file picture|illustration:|graphic:|courtesy:|video:|featured image|cover image|screenshot:|screengrab:|pictured:|pictured above|stock photo",
    ),
    any(
        Role::Caption,
        5,
        "getty images|afp via|via getty|via reuters|ap photo|epa-efe|photo by|photo: |photos: |image: |image credit|photo credit|picture: |photo courtesy|photograph: |shutterstock|istock|alamy|unsplash|(file photo|file photo)|file photo.|[photo/|[photo by|[photo provided",
    ),
];
