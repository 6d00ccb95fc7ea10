using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NtkWorkbench.Cli.Tests;

/// <summary>The example notebook, its cells run one after the other as a notebook does: as submissions of one script.</summary>
public sealed class NotebookTests
{
    // What the notebook program has and a script has not.
    private const string Html = "string HTML(string text) => text;";

    [Fact]
    public async Task Run_FirstLook_GivesThePicture()
    {
        ScriptState<object> state = await CSharpScript.RunAsync(Html, Options);
        foreach (string cell in Cells(SourceTree.At("examples", "first-look.ipynb")))
            state = await state.ContinueWithAsync(cell);
        state.ReturnValue.ShouldBeOfType<string>().ShouldStartWith("<svg");
        var linear = (Linearization)state.GetVariable("linear").Value;
        linear.Spectrum.EffectiveRank.ShouldBe(1.18, tolerance: 0.005);
        linear.Dispose();
        ((Network)state.GetVariable("network").Value).Dispose();
    }

    private static ScriptOptions Options => ScriptOptions.Default
        .WithReferences(typeof(Network).Assembly, typeof(FeatureFigures).Assembly)
        .WithImports("System", "System.Collections.Generic", "System.IO", "System.Linq");

    private static IEnumerable<string> Cells(string path)
    {
        using JsonDocument notebook = JsonDocument.Parse(File.ReadAllText(path));
        foreach (JsonElement cell in notebook.RootElement.GetProperty("cells").EnumerateArray())
        {
            if (cell.GetProperty("cell_type").GetString() != "code")
                continue;
            // Where packages come from is the notebook program's affair.
            yield return string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())
                .Where(line => !line!.StartsWith("#i ", StringComparison.Ordinal) && !line.StartsWith("#r ", StringComparison.Ordinal)));
        }
    }
}
