using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Figures;

/// <summary>The modules of a page as one script: an entry and what it imports, each once and before those that need it.</summary>
/// <remarks>A file that was opened from disk cannot import others. Modules import names alone, from files, and no two of a page's have a
/// name in common, so that the words import and export are all that has to go.</remarks>
internal static partial class PageScript
{
    private static readonly ConcurrentDictionary<string, string> Bundles = new();

    /// <summary>The script of an entry, a path in Pages/Scripts such as "report.js".</summary>
    public static string Of(string entry) => Bundles.GetOrAdd(entry, Bundle);

    /// <summary>The modules of an entry in the order of the script.</summary>
    internal static IReadOnlyList<string> Modules(string entry)
    {
        List<string> ordered = [];
        HashSet<string> begun = [];
        Add(entry);
        return ordered;

        void Add(string module)
        {
            if (!begun.Add(module))
                return;
            foreach (Match import in Import().Matches(PageResource.Script(module)))
                Add(Resolve(module, import.Groups["path"].Value));
            ordered.Add(module);
        }
    }

    private static string Bundle(string entry)
    {
        StringBuilder script = new("(() => {\n\"use strict\";\n");
        foreach (string module in Modules(entry))
            script.Append("// ").Append(module).Append('\n')
                .Append(Export().Replace(Import().Replace(PageResource.Script(module), ""), ""));
        return script.Append("})();\n").ToString();
    }

    private static string Resolve(string module, string path)
    {
        List<string> parts = [.. module.Split('/')[..^1]];
        foreach (string part in path.Split('/'))
        {
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex("""^import \{[^}]*\} from "(?<path>[^"]+)";\n""", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("^export (?=(async )?(function|class|const) )", RegexOptions.Multiline)]
    private static partial Regex Export();
}
