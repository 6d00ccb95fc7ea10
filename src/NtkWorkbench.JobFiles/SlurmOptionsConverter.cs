using System.Text.Json;
using System.Text.Json.Serialization;

namespace NtkWorkbench.JobFiles;

/// <summary>Options of Slurm within files of JSON, as job files write them and checked as there.</summary>
internal sealed class SlurmOptionsConverter : JsonConverter<SlurmOptions>
{
    public override SlurmOptions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return SlurmSection.Read(JsonNode.Parse(ref reader));
        }
        catch (JobException error)
        {
            throw new JsonException(error.Errors[0].Message, error);
        }
        catch (ArgumentException repeated)
        {
            throw new JsonException("a key stands twice", repeated);
        }
    }

    public override void Write(Utf8JsonWriter writer, SlurmOptions value, JsonSerializerOptions options) =>
        SlurmSection.Write(value).WriteTo(writer, options);
}
