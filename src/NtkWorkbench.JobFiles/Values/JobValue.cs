namespace NtkWorkbench.JobFiles;

/// <summary>A type of values that is no list and no record: how job files read, write, limit and describe it.</summary>
internal abstract class JobValue
{
    private static readonly Dictionary<Type, JobValue> Known = new()
    {
        [typeof(string)] = new StringValue(),
        [typeof(bool)] = new BooleanValue(),
        [typeof(int)] = NumberValue.Int32,
        [typeof(long)] = NumberValue.Int64,
        [typeof(double)] = NumberValue.Real,
        [typeof(Interval)] = new IntervalValue(),
        [typeof(LearningRate)] = new LearningRateValue(),
        [typeof(CheckpointSelector)] = new CheckpointValue(),
        [typeof(Device)] = new DeviceValue(),
    };

    /// <summary>What may stand there: "an integer".</summary>
    public abstract string Expected { get; }

    /// <summary>What may stand in a list: "integers".</summary>
    public abstract string ExpectedItems { get; }

    /// <summary>Stands for a required value that the file does not give, so that the rest of the job can be looked at.</summary>
    public abstract object Placeholder { get; }

    /// <summary>Whether the schema tells the defaults of its keys.</summary>
    public virtual bool ShowsDefault => true;

    /// <summary>The form of a type's values; null for lists and records.</summary>
    public static JobValue? Of(Type type) => Known.GetValueOrDefault(type) ?? (type.IsEnum ? new EnumValue(type) : null);

    /// <summary>Reads a value.</summary>
    /// <param name="node">What the file holds.</param>
    /// <param name="owner">Where an error with the whole value is shown.</param>
    /// <param name="slot">Where the value goes.</param>
    /// <param name="errors">Takes its errors.</param>
    /// <returns>A value of the type; null where there was an error.</returns>
    public abstract object? Read(YamlNode node, SourceSpan owner, Slot slot, InputErrorLog errors);

    /// <summary>The value as a file holds it.</summary>
    public abstract JsonNode Write(object value);

    /// <summary>The schema of the values that a slot takes.</summary>
    public abstract JsonObject Schema(Slot slot);
}
