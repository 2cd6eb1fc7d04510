// The notice of a made-up clinic's site, in four languages, with everything that a notice can hold.
const TEXTS = {
  en: {
    title: "May we use cookies?",
    introduction:
      "Some cookies keep this site working. With your consent we also count visits and show advertising that suits you. Refusing changes nothing about the rest of the site, and you can change your mind at any time.",
    essential: ["Essential", "Keeps you signed in and protects your account against fraud."],
    analytics: [
      "Analytics",
      "Counts visits and shows us which pages help, so that we can improve them.",
      "We improve pages without knowing how they are used.",
    ],
    advertising: [
      "Advertising",
      "Lets partners show you advertising that follows what you looked at.",
      "You see advertising that is not chosen for you.",
    ],
    does: "Sends the newsletters that you ordered.",
    ga: "Tells visits apart.",
    link: "All about cookies",
    role: "Chief privacy officer",
  },
  ko: {
    title: "쿠키를 사용해도 될까요?",
    introduction:
      "일부 쿠키는 사이트가 제대로 움직이는 데 꼭 필요합니다. 동의하시면 방문을 집계하고 관심사에 맞는 광고를 보여 드립니다. 거부해도 다른 기능은 그대로 이용할 수 있으며, 선택은 언제든지 바꿀 수 있습니다.",
    essential: ["필수", "로그인 상태를 유지하고 부정 이용으로부터 계정을 보호합니다."],
    analytics: [
      "이용 분석",
      "방문 횟수와 도움이 되는 페이지를 파악하여 사이트를 개선합니다.",
      "이용 현황을 모르는 채로 사이트를 개선하게 됩니다.",
    ],
    advertising: [
      "광고",
      "살펴보신 내용을 바탕으로 제휴사가 광고를 보여 줍니다.",
      "관심사와 상관없는 광고가 표시됩니다.",
    ],
    does: "신청하신 소식지를 보냅니다.",
    ga: "방문을 서로 구분합니다.",
    link: "쿠키에 대하여",
    role: "개인정보 보호책임자",
  },
  ja: {
    title: "Cookieを使用してもよろしいですか",
    introduction:
      "一部のCookieはサイトの動作に欠かせません。ご同意いただければ、訪問数を集計し、ご関心に合った広告を表示します。拒否されてもほかの機能はそのままお使いいただけます。選択はいつでも変更できます。",
    essential: ["必須", "ログイン状態を保ち、不正利用からアカウントを守ります。"],
    analytics: [
      "利用状況の分析",
      "訪問数や役に立つページを把握し、サイトの改善に役立てます。",
      "利用状況が分からないまま改善を行うことになります。",
    ],
    advertising: [
      "広告",
      "ご覧になった内容に応じて、提携先が広告を表示します。",
      "ご関心とは関係のない広告が表示されます。",
    ],
    does: "お申し込みのニュースレターを配信します。",
    ga: "訪問を区別します。",
    link: "Cookieについて",
    role: "個人情報保護責任者",
  },
  zh: {
    title: "可以使用 Cookie 吗？",
    introduction:
      "部分 Cookie 是网站正常运行所必需的。如果您同意，我们还会统计访问情况，并展示符合您兴趣的广告。拒绝不会影响网站的其他功能，您可以随时更改选择。",
    essential: ["必要", "保持登录状态，并保护您的账户免遭冒用。"],
    analytics: [
      "使用分析",
      "统计访问次数，了解哪些页面对您有帮助，从而改进网站。",
      "我们将在不了解使用情况的前提下改进网站。",
    ],
    advertising: ["广告", "合作伙伴会根据您浏览的内容展示广告。", "您看到的广告将与您的兴趣无关。"],
    does: "发送您订阅的资讯邮件。",
    ga: "用于区分不同的访问。",
    link: "了解 Cookie",
    role: "隐私负责人",
  },
};

/** More of whom and what advertising tells, for sites that ask about each. */
const TUBE = {
  vendor: { id: "tube", name: "Tube", countries: ["US"] },
  cookie: { name: "_tube", purpose: "advertising", vendor: "tube", lifetime: "P30D" },
};

/**
 * @returns the notice in this language, else in English; `since`: purpose id → the version in which it changed; `each`: what of
 * advertising is asked about one by one
 */
export function noticeIn(language, policyVersion = 1, since = {}, each = undefined) {
  const spoken = Object.hasOwn(TEXTS, language) ? language : "en";
  const texts = TEXTS[spoken];
  const purpose = (id) => {
    const [name, explanation, whenRefused] = texts[id];
    if (id === "essential") return { id, name, explanation, required: true };
    const asked = id === "advertising" && each ? { askEach: each } : {};
    return { id, name, explanation, whenRefused, required: false, since: since[id] ?? 1, ...asked };
  };
  return {
    site: "clinic",
    siteName: "Clinic",
    policyVersion,
    effectiveFrom: "2026-01-01T00:00:00Z",
    language: spoken,
    languages: Object.keys(TEXTS),
    title: texts.title,
    introduction: texts.introduction,
    askAgainAfter: "P6M",
    privacyPolicy: `https://www.clinic.example/${spoken}/privacy`,
    purposes: ["essential", "analytics", "advertising"].map(purpose),
    vendors: [
      { id: "clinic", name: "Clinic", countries: ["KR"] },
      {
        id: "meta",
        name: "Meta",
        countries: ["US", "IE"],
        privacyPolicy: "https://www.meta.example/privacy",
      },
      ...(each ? [TUBE.vendor] : []),
      { id: "post", name: "Letterbox", does: texts.does, countries: ["DE"] },
    ],
    cookies: [
      { name: "JSESSIONID", purpose: "essential", vendor: "clinic", lifetime: "session" },
      { name: "_ga", purpose: "analytics", vendor: "clinic", lifetime: "P2Y", explanation: texts.ga },
      { name: "_ga_*", purpose: "analytics", vendor: "clinic", lifetime: "P2Y" },
      { name: "_fbp", purpose: "advertising", vendor: "meta", lifetime: "P90D" },
      ...(each ? [TUBE.cookie] : []),
    ],
    links: [{ title: texts.link, url: "https://allaboutcookies.org/" }],
    contacts: [{ role: texts.role, email: "privacy@clinic.example" }],
  };
}
