using System.Text.Json;
using System.Text.Json.Serialization;
using NtkWorkbench.Jobs.JobFiles.Records;

namespace NtkWorkbench.Jobs.JobFiles.Contract;

/// <summary>A checkpoint as init, final or the number of a step.</summary>
internal sealed class CheckpointSelectorConverter : JsonConverter<CheckpointSelector>
{
    /// <inheritdoc/>
    public override CheckpointSelector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? new CheckpointSelector(reader.GetInt32())
        : reader.ValueTextEquals(CheckpointSelector.InitName) ? CheckpointSelector.Init
        : reader.ValueTextEquals(CheckpointSelector.FinalName) ? CheckpointSelector.Final
        : throw new JsonException("a checkpoint is init, final or a step");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CheckpointSelector value, JsonSerializerOptions options)
    {
        if (value.Step is > 0)
            writer.WriteNumberValue(value.Step.Value);
        else
            writer.WriteStringValue(value.Step is null ? CheckpointSelector.FinalName : CheckpointSelector.InitName);
    }
}
