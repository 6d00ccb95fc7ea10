using System.Text.Encodings.Web;
using System.Text.Json;

namespace NtkWorkbench.JobFiles;

/// <summary>The JSON Schema of job files, for editors.</summary>
public static class JobSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // β and − stay readable; the text is a file, not part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema (draft 2020-12) as indented JSON with a final line end, made from the same contracts that loading
    /// uses.</summary>
    /// <remarks>Rules across keys are not in it: `ntk validate` checks them.</remarks>
    public static string Create() => $"{Tree().ToJsonString(Indented)}\n";

    internal static JsonObject Tree() => new SchemaBuilder().Build();
}
