using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Figures.Tests;

public partial class HtmlPageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>\"'&";

    [Fact]
    public void Element_HostileTextAndAttribute_IsEncoded()
    {
        string page = new HtmlPage(Hostile, "report.js").Element("p", Hostile, ("title", Hostile)).ToString();
        page.ShouldNotContain("<img");
        page.ShouldContain("<p title=\"&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;\">");
    }

    [Fact]
    public void Data_HostileText_HasNoMarkup()
    {
        string json = PageJson.Serialize(new { Name = Hostile });
        string page = new HtmlPage("page", "report.js").Data("figures", json).ToString();
        page.ShouldNotContain("<img");
        Should.Throw<ArgumentException>(() => new HtmlPage("page", "report.js").Data("figures", "\"<\""));
    }

    [Fact]
    public void ToString_Policy_NamesTheHashesOfStyleAndScript()
    {
        string page = new HtmlPage("page", "report.js").ToString();
        string policy = Policy().Match(page).Groups[1].Value;
        policy.ShouldStartWith("default-src 'none'; ");
        policy.ShouldContain($"script-src '{Hash(Script().Match(page).Groups[1].Value)}'");
        policy.ShouldContain($"style-src '{Hash(Style().Match(page).Groups[1].Value)}'");
    }

    [Fact]
    public void Serialize_Arrays_AreLittleEndianBase64()
    {
        PageJson.Serialize(new { Steps = PageJson.Array([1.5, double.NaN]) }).ShouldBe(
            """{"steps":{"type":"float64","shape":[2],"values":"AAAAAAAA+D8AAAAAAAD4/w=="}}""");
        PageJson.Serialize(new { Kernel = new NumberArray<byte>([1, 2], [0, 255]) }).ShouldBe(
            """{"kernel":{"type":"uint8","shape":[1,2],"values":"AP8="}}""");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex("<script>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
