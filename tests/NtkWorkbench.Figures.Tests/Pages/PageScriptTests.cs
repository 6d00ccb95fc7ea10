using System.Text.RegularExpressions;

namespace NtkWorkbench.Figures.Tests;

/// <summary>The rules by which modules become one script.</summary>
public partial class PageScriptTests
{
    /// <summary>Every entry: a module beside the folders.</summary>
    public static TheoryData<string> Entries => [.. Resources().Where(name => !name.Contains('/', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Modules_OfAnEntry_StandBehindWhatTheyImport(string entry)
    {
        List<string> modules = [.. PageScript.Modules(entry)];
        modules[^1].ShouldBe(entry);
        foreach (string module in modules)
        {
            foreach (Match import in Import().Matches(PageResource.Script(module)))
            {
                string path = Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(module)!, import.Groups[1].Value))[1..];
                modules.IndexOf(path).ShouldBeInRange(0, modules.IndexOf(module) - 1, $"{module} imports {path}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Of_AnEntry_HasNoWordThatOnlyModulesKnow(string entry)
    {
        string script = PageScript.Of(entry);
        // Comments name the types of other modules.
        string code = Comment().Replace(script, "");
        ModuleWord().IsMatch(code).ShouldBeFalse(ModuleWord().Match(code).Value);
        script.ShouldNotContain("</script", Case.Insensitive);
        script.ShouldNotContain("<!--");
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Modules_OfAnEntry_HaveNoTopLevelNameInCommon(string entry)
    {
        string[] names = [.. PageScript.Modules(entry).SelectMany(module => Declared().Matches(PageResource.Script(module))
            .Select(name => name.Groups["name"].Value))];
        names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        names.ShouldNotBeEmpty();
    }

    [Fact]
    public void Scripts_All_AreReachedFromAnEntry()
    {
        string[] reached = [.. Resources().Where(name => !name.Contains('/', StringComparison.Ordinal)).SelectMany(PageScript.Modules)];
        Resources().Except(reached).ShouldBeEmpty();
    }

    private static string[] Resources() =>
        [.. typeof(PageScript).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("Scripts/", StringComparison.Ordinal))
            .Select(name => name["Scripts/".Length..])];

    [GeneratedRegex("""^import \{[^}]*\} from "([^"]+)";$""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(import|export)\b.*|\bimport\(", RegexOptions.Multiline)]
    private static partial Regex ModuleWord();

    [GeneratedRegex(@"^(export )?(async )?(function\*?|class|const|let) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();
}
